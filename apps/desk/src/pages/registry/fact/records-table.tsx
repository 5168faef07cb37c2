import type { FactRecords } from "@olive/registry/contract";
import { useMay, useText } from "@olive/ui";
import { useState } from "react";
import { FactValue } from "./fact-value.tsx";
import { OpenDialog } from "./open-dialog.tsx";
import { useOpened } from "./opened.tsx";
import { RecordFacts } from "./record-facts.tsx";
import { SourceLine } from "./source-line.tsx";
import { VersionsButton } from "./versions.tsx";

const WORDS = {
  source: { zh: "来源", en: "Source" },
  openAll: { zh: "打开本表", en: "Open this table" },
};

/** A row with more columns than this is easier to read on its own. */
const MOST_COLUMNS = 6;

/** The rows of a register that has several of one subject: spells, certificates, businesses; the newest first. */
export function RecordsTable({ records: { register, title, columns, rows } }: { records: FactRecords }) {
  const say = useText();
  const may = useMay();
  const opened = useOpened();
  const [opening, setOpening] = useState(false);
  const masked = columns.filter((_column, at) => rows.some(({ cells }) => cells[at]?.masked));
  return (
    <section className="fact-block" aria-label={say(title)}>
      <header className="card-head">
        <h3>{say(title)}</h3>
        <span>
          <VersionsButton register={register} name={say(title)} />
          {masked.length > 1 && opened.person !== undefined && may("person.readSensitive") && (
            <button type="button" className="link-button no-print" onClick={() => setOpening(true)}>
              {say(WORDS.openAll)}
            </button>
          )}
        </span>
      </header>
      {columns.length > MOST_COLUMNS ? (
        <ul className="record-list">
          {rows.map(({ source, cells }) => (
            <li key={`${source.fileId}.${source.row}`}>
              <RecordFacts columns={columns} source={source} cells={cells} />
            </li>
          ))}
        </ul>
      ) : (
        <Rows title={say(title)} columns={columns} rows={rows} />
      )}
      {opening && <OpenDialog columns={masked} onClose={() => setOpening(false)} />}
    </section>
  );
}

function Rows({ title, columns, rows }: { title: string } & Pick<FactRecords, "columns" | "rows">) {
  const say = useText();
  return (
    <div className="table-scroll">
      <table className="table">
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map(({ column, name }) => (
              <th key={column} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{say(WORDS.source)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ source, cells }) => (
            <tr key={`${source.fileId}.${source.row}`}>
              {columns.map((column, at) => (
                <td key={column.column}>
                  <FactValue told={{ column, source, value: null, masked: false, ...cells[at] }} />
                </td>
              ))}
              <td>
                <SourceLine source={source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
