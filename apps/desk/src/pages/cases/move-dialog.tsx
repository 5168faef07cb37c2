import { countWorkRoute, getTeamRoute, listWorkRoute, moveCasesRoute } from "@olive/cases/contract";
import { ReasonDialog, useAct, useText, useToast } from "@olive/ui";
import { useId, useState } from "react";
import type { Member } from "./team-page.tsx";
import { WORDS } from "./words.ts";

const SAYS = {
  title: (name: string, open: number) => ({
    zh: `移交${name}的 ${open} 件在办案件`,
    en: `Move ${open} open cases of ${name}`,
  }),
  act: { zh: "移交", en: "Move" },
  to: { zh: "交给", en: "To whom" },
  toHint: { zh: "不能承办的那些，仍按规则分给同队的人", en: "What they can't own is shared out by rule" },
  absent: { zh: "同时记为离岗，期间不派新案件", en: "Record as absent: nothing new is assigned meanwhile" },
  until: { zh: "到哪一天（不知道就空着）", en: "Until which day (leave empty if unknown)" },
  done: (moved: number, left: number) => ({
    zh: `已移交 ${moved} 件${left === 0 ? "" : `，${left} 件没有人可接，留在原处`}`,
    en: `${moved} moved${left === 0 ? "" : `, ${left} stay: nobody else could take them`}`,
  }),
};
const BY_RULE = "";

/** Moves everything that a colleague has open, with a reason; perhaps records the absence. */
export function MoveDialog({
  member,
  colleagues,
  onClose,
}: {
  member: Member;
  colleagues: readonly Member[];
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const id = useId();
  const [to, setTo] = useState(BY_RULE);
  const [absent, setAbsent] = useState(true);
  const [until, setUntil] = useState("");
  const move = useAct(moveCasesRoute, [getTeamRoute, listWorkRoute, countWorkRoute]);
  const act = async (reason: string) => {
    const { moved, left } = await move.mutateAsync({
      body: {
        account: member.account,
        to: to === BY_RULE ? null : Number(to),
        reason,
        absent: absent ? { until: until === "" ? null : until } : null,
      },
    });
    toast(say(SAYS.done(moved, left)));
  };
  return (
    <ReasonDialog
      title={say(SAYS.title(member.name, member.open))}
      act={say(SAYS.act)}
      onAct={act}
      onClose={onClose}
    >
      <label className="field" htmlFor={`${id}-to`}>
        <span className="field-label">{say(SAYS.to)}</span>
        <span className="note">{say(SAYS.toHint)}</span>
        <select id={`${id}-to`} className="input" value={to} onChange={(event) => setTo(event.target.value)}>
          <option value={BY_RULE}>{say(WORDS.byRule)}</option>
          {colleagues
            .filter(({ account }) => account !== member.account)
            .map(({ account, name, areaName }) => (
              <option key={account} value={account}>
                {name} · {areaName}
              </option>
            ))}
        </select>
      </label>
      <label className="check">
        <input type="checkbox" checked={absent} onChange={() => setAbsent(!absent)} />
        {say(SAYS.absent)}
      </label>
      {absent && (
        <label className="field" htmlFor={`${id}-until`}>
          <span className="field-label">{say(SAYS.until)}</span>
          <input
            id={`${id}-until`}
            className="input"
            type="date"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </label>
      )}
    </ReasonDialog>
  );
}
