import { Button, Card, StatusTag, useMay, useText } from "@olive/ui";
import { useState } from "react";
import { JUDGE, JudgeDialog } from "./judge-dialog.tsx";
import type { FullHelp } from "./person-page.tsx";
import { REFUSAL_WORDS } from "./words.ts";

type Refusal = FullHelp["refusals"][number];

const SAYS = { title: { zh: "不去的原因", en: "Refusals" } };

/** Why posts were refused, and what a person judged of each. */
export function RefusalsCard({ help }: { help: FullHelp }) {
  const say = useText();
  const may = useMay();
  const [judging, setJudging] = useState<Refusal>();
  if (help.refusals.length === 0) return null;
  return (
    <Card title={say(SAYS.title)}>
      <ul className="rows">
        {help.refusals.map((refusal) => (
          <li key={refusal.id}>
            <div className="row-head">
              <span className="row-title">{say(REFUSAL_WORDS[refusal.reasonCode])}</span>
              {refusal.vacancyTitle !== null && <span>{refusal.vacancyTitle}</span>}
              <JudgedTag justified={refusal.justified} />
              {refusal.justified === null && may("refusal.judge") && (
                <span className="row-acts">
                  <Button onClick={() => setJudging(refusal)}>{say(JUDGE.act)}</Button>
                </span>
              )}
            </div>
            <p>{refusal.reason}</p>
            <p className="note">
              {[refusal.refusedOn, refusal.judgedBy, refusal.judgement].filter(Boolean).join(" · ")}
            </p>
          </li>
        ))}
      </ul>
      {judging && (
        <JudgeDialog refusal={judging} about={help.person.name} onClose={() => setJudging(undefined)} />
      )}
    </Card>
  );
}

export function JudgedTag({ justified }: { justified: boolean | null }) {
  const say = useText();
  if (justified === null) return <StatusTag tone="warning">{say(JUDGE.waiting)}</StatusTag>;
  return <StatusTag tone="neutral">{say(justified ? JUDGE.yes : JUDGE.no)}</StatusTag>;
}
