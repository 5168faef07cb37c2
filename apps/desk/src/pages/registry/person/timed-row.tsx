import type { FactRecords, Source } from "@olive/registry/contract";
import { useText } from "@olive/ui";
import { FactValue } from "../fact/fact-value.tsx";
import { SourceLine } from "../fact/source-line.tsx";

interface Props {
  readonly records: FactRecords;
  readonly source: Source;
  readonly cells: FactRecords["rows"][number]["cells"];
}

/** What a register's row says happened: its register as the heading, its other columns and its source below. */
export function TimedRow({ records: { title, columns }, source, cells }: Props) {
  const say = useText();
  return (
    <div className="timed-row">
      <strong>{say(title)}</strong>
      <dl className="inline-facts">
        {columns.map((column, at) => (
          <div key={column.column}>
            <dt>{column.name}</dt>
            <dd>
              <FactValue told={{ column, source, value: null, masked: false, ...cells[at] }} />
            </dd>
          </div>
        ))}
      </dl>
      <SourceLine source={source} />
    </div>
  );
}
