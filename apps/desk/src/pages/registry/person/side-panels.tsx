import { Card, DueChip, useMay, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { ReadingsPanel } from "./readings-panel.tsx";
import { useCases } from "./use-cases.ts";

const WORDS = {
  next: { zh: "在办的事", en: "Work in progress" },
  owner: { zh: "承办：", en: "Owner: " },
  unowned: { zh: "待认领", en: "not yet taken" },
  step: { zh: "下一步：", en: "Next step: " },
  noCases: { zh: "没有在办的事", en: "Nothing in progress" },
};

interface Props {
  readonly reference: string;
  readonly purpose: string;
}

/** Beside the facts: who helps and what comes next, who looked. */
export function SidePanels({ reference, purpose }: Props) {
  const may = useMay();
  return (
    <div className="stack">
      {may("case.work") && <OpenCases reference={reference} purpose={purpose} />}
      <ReadingsPanel reference={reference} />
    </div>
  );
}

function OpenCases({ reference, purpose }: { reference: string; purpose: string }) {
  const say = useText();
  const open = useCases(reference, purpose).filter(({ closedAt }) => closedAt === null);
  return (
    <Card title={say(WORDS.next)}>
      {open.length === 0 && <p className="note">{say(WORDS.noCases)}</p>}
      <ul className="open-cases">
        {open.map(({ case: { id, title, lifeCycle, owner, next, dueOn, daysLeft, department } }) => (
          <li key={id}>
            <Link to={`/cases/${id}`}>
              {say(lifeCycle.name)} · {say(title)}
            </Link>
            <p className="note">
              {say(WORDS.owner)}
              {[owner?.name ?? say(WORDS.unowned), department].filter(Boolean).join(" · ")}
            </p>
            {next !== null && (
              <p className="note">
                {say(WORDS.step)}
                {say(next)}
              </p>
            )}
            {dueOn !== null && daysLeft !== null && <DueChip on={dueOn} days={daysLeft} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
