import type { FactRecords, Source } from "@olive/registry/contract";
import { FactValue } from "./fact-value.tsx";
import { SourceLine } from "./source-line.tsx";

interface Props {
  readonly columns: FactRecords["columns"];
  readonly source: Source;
  readonly cells: FactRecords["rows"][number]["cells"];
}

/** One row of a register: what each column says, and where it comes from. */
export function RecordFacts({ columns, source, cells }: Props) {
  return (
    <>
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
    </>
  );
}
