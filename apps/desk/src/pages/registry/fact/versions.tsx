import { listVersionsRoute } from "@olive/registry/contract";
import { Dialog, Loaded, useRead, useText } from "@olive/ui";
import { useState } from "react";
import { useOpened } from "./opened.tsx";
import { sayValue } from "./say-value.ts";
import { SourceLine } from "./source-line.tsx";

const WORDS = {
  open: { zh: "历次数据", en: "Earlier versions" },
  now: { zh: "现行", en: "standing" },
  until: (day: string) => ({ zh: `${day} 被更新`, en: `replaced ${day}` }),
  masked: { zh: "已遮盖", en: "masked" },
  version: { zh: "版本", en: "Version" },
};

/** Opens what one register said before, version by version; only on a person's page. */
export function VersionsButton({ register, name }: { register: string; name: string }) {
  const say = useText();
  const { person } = useOpened();
  const [open, setOpen] = useState(false);
  if (person === undefined) return null;
  return (
    <>
      <button type="button" className="link-button quiet no-print" onClick={() => setOpen(true)}>
        {say(WORDS.open)}
        <span className="hidden"> {name}</span>
      </button>
      {open && (
        <Dialog wide title={`${name} · ${say(WORDS.open)}`} onClose={() => setOpen(false)}>
          <Versions register={register} person={person} />
        </Dialog>
      )}
    </>
  );
}

interface Props {
  readonly register: string;
  readonly person: { readonly reference: string; readonly purpose: string };
}

function Versions({ register, person: { reference, purpose } }: Props) {
  const say = useText();
  const reading = useRead(listVersionsRoute, { params: { reference, register }, query: { purpose } });
  return (
    <Loaded of={reading} rows={3}>
      {({ columns, versions }) => (
        <div className="table-scroll">
          <table className="table">
            <caption>{say(WORDS.open)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(WORDS.version)}</th>
                {columns.map(({ column, name }) => (
                  <th key={column} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {versions.map(({ source, replacedOn, cells }) => (
                <tr key={`${source.fileId}.${source.row}`}>
                  <td>
                    {replacedOn === null ? say(WORDS.now) : say(WORDS.until(replacedOn))}
                    <SourceLine source={source} />
                  </td>
                  {columns.map((column, at) => (
                    <td key={column.column}>
                      {cells[at]?.masked
                        ? (cells[at]?.value ?? say(WORDS.masked))
                        : (sayValue(column, cells[at]?.value ?? null, say) ?? "—")}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  );
}
