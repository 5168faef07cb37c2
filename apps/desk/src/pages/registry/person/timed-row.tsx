import type { FactRecords, Source } from "@olive/registry/contract";
import { useText } from "@olive/ui";
import { RecordFacts } from "../fact/record-facts.tsx";

interface Props {
  readonly records: FactRecords;
  readonly source: Source;
  readonly cells: FactRecords["rows"][number]["cells"];
}

/** What a register's row says happened: its register as the heading, its columns and its source below. */
export function TimedRow({ records: { title, columns }, source, cells }: Props) {
  const say = useText();
  return (
    <div className="timed-row">
      <strong>{say(title)}</strong>
      <RecordFacts columns={columns} source={source} cells={cells} />
    </div>
  );
}
