import { listAccountsRoute, listRolesRoute } from "@olive/access/contract";
import { Field, useRead, useText } from "@olive/ui";
import type { z } from "zod";
import { PlaceChoice } from "./place-choice.tsx";
import { ACCESS_WORDS } from "./words.ts";

type Role = z.output<typeof listRolesRoute.responses.ok.body>["roles"][number];

const WORDS = {
  choose: { zh: "请选择", en: "Choose" },
  acts: { zh: "可以：", en: "May: " },
  not: { zh: "不能同时担任：", en: "Not beside: " },
  where: {
    zh: "看得到这里及以下的一切，看不到之外的",
    en: "Sees everything here and below, nothing outside",
  },
  departmentHint: {
    zh: "代表部门工作的写部门，与登记册上的名称一致；村社工作者不填",
    en: "For whom the person works; none for village workers",
  },
  purposesHint: { zh: "查阅个人信息时可以选用的用途", en: "What may be given as the purpose of a reading" },
  until: { zh: "到期日", en: "Last day" },
};

/** An assignment as it is being given. */
export interface AssignmentDraft {
  readonly role: string;
  readonly area: string;
  readonly department: string;
  readonly purposes: readonly string[];
  readonly untilOn: string;
}

/** A draft for the reader's own area, with nothing chosen yet. */
export function emptyDraft(area: string): AssignmentDraft {
  return { role: "", area, department: "", purposes: [], untilOn: "" };
}

/** The draft as the server takes it. */
export function toAssignment({ role, area, department, purposes, untilOn }: AssignmentDraft) {
  return {
    ...{ role, area, purposes: [...purposes], department: department.trim() || null },
    untilOn: untilOn || null,
  };
}

export function AssignmentFields({
  draft,
  onChange,
}: {
  draft: AssignmentDraft;
  onChange: (draft: AssignmentDraft) => void;
}) {
  const say = useText();
  const data = useRead(listRolesRoute).data;
  const role = data?.roles.find(({ code }) => code === draft.role);
  const choose = (code: string) => {
    const purposes = data?.roles.find((one) => one.code === code)?.purposes ?? [];
    onChange({ ...draft, role: code, purposes });
  };
  return (
    <>
      <Field
        label={say(ACCESS_WORDS.role)}
        id="role"
        hint={role && <RoleHint role={role} roles={data?.roles ?? []} />}
      >
        <select className="input" value={draft.role} onChange={(event) => choose(event.target.value)}>
          <option value="">{say(WORDS.choose)}</option>
          {data?.roles.map(({ code, name }) => (
            <option key={code} value={code}>
              {say(name)}
            </option>
          ))}
        </select>
      </Field>
      <fieldset className="field">
        <legend className="field-label">{say(ACCESS_WORDS.area)}</legend>
        <span className="note">{say(WORDS.where)}</span>
        <PlaceChoice value={draft.area} onChange={(area) => onChange({ ...draft, area })} />
      </fieldset>
      <Field label={say(ACCESS_WORDS.department)} id="department" hint={say(WORDS.departmentHint)} optional>
        <input
          className="input"
          list="departments"
          maxLength={40}
          value={draft.department}
          onChange={(event) => onChange({ ...draft, department: event.target.value })}
        />
      </Field>
      <KnownDepartments />
      {role !== undefined && role.purposes.length > 0 && (
        <PurposeChoice role={role} draft={draft} onChange={onChange} />
      )}
      <Field label={say(WORDS.until)} id="untilOn" optional>
        <input
          className="input"
          type="date"
          value={draft.untilOn}
          onChange={(event) => onChange({ ...draft, untilOn: event.target.value })}
        />
      </Field>
    </>
  );
}

/** Departments that somebody works for already: a name written otherwise would be another department. */
function KnownDepartments() {
  const accounts = useRead(listAccountsRoute, { query: { ended: "hidden" } }).data?.accounts ?? [];
  const names = new Set(
    accounts.flatMap(({ assignments }) => assignments.map(({ department }) => department)),
  );
  return (
    <datalist id="departments">
      {[...names].map((name) => name !== null && <option key={name} value={name} />)}
    </datalist>
  );
}

function RoleHint({ role, roles }: { role: Role; roles: readonly Role[] }) {
  const say = useText();
  const others = roles.filter(({ code }) => role.incompatible.includes(code));
  return (
    <>
      {say(WORDS.acts)}
      {role.acts.map(({ name }) => say(name)).join("、")}
      {others.length > 0 && (
        <>
          <br />
          {say(WORDS.not)}
          {others.map(({ name }) => say(name)).join("、")}
        </>
      )}
    </>
  );
}

function PurposeChoice({
  role,
  draft,
  onChange,
}: {
  role: Role;
  draft: AssignmentDraft;
  onChange: (draft: AssignmentDraft) => void;
}) {
  const say = useText();
  const purposes = useRead(listRolesRoute).data?.purposes ?? [];
  const toggle = (code: string) => {
    const without = draft.purposes.filter((one) => one !== code);
    onChange({ ...draft, purposes: without.length < draft.purposes.length ? without : [...without, code] });
  };
  return (
    <fieldset className="field">
      <legend className="field-label">{say(ACCESS_WORDS.purposes)}</legend>
      <span className="note">{say(WORDS.purposesHint)}</span>
      {purposes
        .filter(({ code }) => role.purposes.includes(code))
        .map(({ code, name }) => (
          <label key={code} className="check">
            <input type="checkbox" checked={draft.purposes.includes(code)} onChange={() => toggle(code)} />{" "}
            {say(name)}
          </label>
        ))}
    </fieldset>
  );
}
