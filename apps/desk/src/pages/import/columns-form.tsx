import {
  type ImportRun,
  type ImportUpload,
  listOwnRegistersRoute,
  recogniseUploadRoute,
} from "@olive/registry/contract";
import { Button, Field, ProblemNotice, useAct, useRead, useText } from "@olive/ui";
import { useState } from "react";
import { RegisterField } from "./register-field.tsx";

const WORDS = {
  title: { zh: "列的对应", en: "Columns" },
  matched: (known: number, all: number) => ({
    zh: `已对应 ${known} / ${all} 列`,
    en: `${known} of ${all} assigned`,
  }),
  none: { zh: "文件里没有这一列", en: "Not in the file" },
  required: { zh: "必填", en: "required" },
  day: { zh: "数据日期", en: "As of" },
  dayHint: { zh: "文件说的是哪一天的情况", en: "The day that the file speaks of" },
  remember: { zh: "记住，下次同类文件照用", en: "Remember for files of this kind" },
  save: { zh: "按此重新识别", en: "Recognise so" },
};

/** Nothing that a mapping could help: the register is another department's. */
const FOREIGN = "register-foreign";

/** Which header of the file each column of the register is read from; opens by itself where something is missing. */
export function ColumnsForm({ run, upload }: { run: ImportRun; upload: ImportUpload }) {
  const say = useText();
  const act = useAct(recogniseUploadRoute);
  const [register, setRegister] = useState(upload.register?.code ?? "");
  const [day, setDay] = useState(upload.extractOn ?? "");
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(upload.columns.map(({ name, header }) => [name, header ?? ""])),
  );
  const [remember, setRemember] = useState(true);
  const { data } = useRead(listOwnRegistersRoute);
  const columns =
    register === (upload.register?.code ?? "")
      ? upload.columns
      : (data?.registers.find(({ code }) => code === register)?.columns ?? []);
  const known = upload.columns.filter(({ header }) => header !== null).length;
  const save = () =>
    act.mutate({
      params: { run: run.id, upload: upload.id },
      body: {
        ...(register === "" ? {} : { register }),
        ...(day === "" ? {} : { extractOn: day }),
        mapping: changesOf(upload, columns, chosen),
        remember,
      },
    });
  return (
    <details open={!upload.ready && upload.headers.length > 0 && upload.refusal?.code !== FOREIGN}>
      <summary>
        {say(WORDS.title)}{" "}
        {upload.columns.length > 0 && (
          <span className="note">{say(WORDS.matched(known, upload.columns.length))}</span>
        )}
      </summary>
      <div className="stack">
        {act.error !== null && <ProblemNotice error={act.error} />}
        <div className="columns-form">
          <RegisterField value={register} onChange={setRegister} />
          <Field label={say(WORDS.day)} hint={say(WORDS.dayHint)}>
            <input
              className="input"
              type="date"
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          </Field>
        </div>
        <div className="columns-form">
          {columns.map(({ name, required }) => (
            <Field key={name} label={required ? `${name}（${say(WORDS.required)}）` : name}>
              <select
                className="input"
                value={chosen[name] ?? ""}
                onChange={(event) => setChosen({ ...chosen, [name]: event.target.value })}
              >
                <option value="">{say(WORDS.none)}</option>
                {[...new Set(upload.headers.filter((header) => header !== ""))].map((header) => (
                  <option key={header} value={header}>
                    {header}
                  </option>
                ))}
              </select>
            </Field>
          ))}
        </div>
        <label className="check">
          <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
          {say(WORDS.remember)}
        </label>
        <div>
          <Button loading={act.isPending} onClick={save}>
            {say(WORDS.save)}
          </Button>
        </div>
      </div>
    </details>
  );
}

/** Only what the person changed: the rest stays with what the definition knows. */
function changesOf(
  upload: ImportUpload,
  columns: readonly { readonly name: string }[],
  chosen: Readonly<Record<string, string>>,
): Record<string, string | null> {
  const known = new Map(upload.columns.map(({ name, header }) => [name, header ?? ""]));
  const changed = columns.filter(({ name }) => (chosen[name] ?? "") !== (known.get(name) ?? ""));
  return Object.fromEntries(changed.map(({ name }) => [name, chosen[name] || null]));
}
