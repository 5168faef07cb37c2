import type { FactRecords } from "@olive/registry/contract";
import { useMay, useText } from "@olive/ui";
import { useState } from "react";
import { FactValue } from "./fact-value.tsx";
import { OpenDialog } from "./open-dialog.tsx";
import { useOpened } from "./opened.tsx";
import { SourceLine } from "./source-line.tsx";
import { VersionsButton } from "./versions.tsx";

const WORDS = {
  source: { zh: "来源", en: "Source" },
  openAll: { zh: "打开本表", en: "Open this table" },
};

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
      <div className="table-scroll">
        <table className="table">
          <caption>{say(title)}</caption>
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
      {opening && <OpenDialog columns={masked} onClose={() => setOpening(false)} />}
    </section>
  );
}
