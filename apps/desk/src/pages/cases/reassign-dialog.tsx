import {
  countWorkRoute,
  getCaseRoute,
  listCandidatesRoute,
  listWorkRoute,
  reassignCasesRoute,
} from "@olive/cases/contract";
import { ReasonDialog, useAct, useRead, useText, useToast } from "@olive/ui";
import { useId, useState } from "react";
import type { CaseRow } from "./use-acting.ts";
import { WORDS } from "./words.ts";

const BY_RULE = "";

/** Gives cases to another colleague, or lets the rule share them out; always with a reason. */
export function ReassignDialog({
  rows,
  onDone,
  onClose,
}: {
  rows: readonly Pick<CaseRow, "id" | "version" | "subjectName">[];
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const id = useId();
  const [to, setTo] = useState(BY_RULE);
  const first = rows[0]?.id ?? "";
  const candidates = useRead(listCandidatesRoute, { params: { id: first } }).data?.candidates ?? [];
  const reassign = useAct(reassignCasesRoute, [listWorkRoute, countWorkRoute, getCaseRoute]);
  const act = async (reason: string) => {
    const cases = rows.map((row) => ({ id: row.id, version: row.version }));
    await reassign.mutateAsync({ body: { cases, to: to === BY_RULE ? null : Number(to), reason } });
    toast(say(WORDS.reassigned));
    onDone();
  };
  return (
    <ReasonDialog
      title={`${say(WORDS.reassign)} · ${rows.length === 1 ? rows[0]?.subjectName : say(WORDS.rows(rows.length))}`}
      act={say(WORDS.reassign)}
      onAct={act}
      onClose={onClose}
    >
      <label className="field" htmlFor={id}>
        <span className="field-label">{say(WORDS.reassignTo)}</span>
        <select id={id} className="input" value={to} onChange={(event) => setTo(event.target.value)}>
          <option value={BY_RULE}>{say(WORDS.byRule)}</option>
          {candidates.map(({ account, name, areaName, department }) => (
            <option key={account} value={account}>
              {[name, areaName, department].filter(Boolean).join(" · ")}
            </option>
          ))}
        </select>
      </label>
    </ReasonDialog>
  );
}
