import { Card, StatusTag, useText } from "@olive/ui";
import type { FullHelp } from "./person-page.tsx";
import { OUTCOME_WORDS, SOURCE_WORDS, VERDICT_WORDS, WAY_WORDS } from "./words.ts";

const SAYS = {
  clues: { zh: "线索", en: "Clues" },
  waiting: { zh: "待走访核实", en: "to be checked" },
  visits: { zh: "走访", en: "Visits" },
  by: (name: string) => ({ zh: `${name} 登记`, en: `by ${name}` }),
};
const VERDICT_TONES = { true: "good", false: "neutral", unclear: "warning" } as const;

/** Why the house thinks that this person has no work, and whether it was so. */
export function CluesCard({ help: { clues } }: { help: FullHelp }) {
  const say = useText();
  if (clues.length === 0) return null;
  return (
    <Card title={say(SAYS.clues)}>
      <ul className="rows">
        {clues.map(({ id, source, policyName, reasons, foundOn, verdict, recordedBy }) => (
          <li key={id}>
            <div className="row-head">
              <span className="row-title">{say(policyName ?? SOURCE_WORDS[source])}</span>
              {verdict === null ? (
                <StatusTag tone="info">{say(SAYS.waiting)}</StatusTag>
              ) : (
                <StatusTag tone={VERDICT_TONES[verdict]}>{say(VERDICT_WORDS[verdict])}</StatusTag>
              )}
            </div>
            {reasons.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p className="note">
              {foundOn} · {say(recordedBy === null ? SOURCE_WORDS[source] : SAYS.by(recordedBy))}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function VisitsCard({ help: { visits } }: { help: FullHelp }) {
  const say = useText();
  if (visits.length === 0) return null;
  return (
    <Card title={say(SAYS.visits)}>
      <ul className="rows">
        {visits.map(({ id, way, outcome, visitedOn, note, by }) => (
          <li key={id}>
            <div className="row-head">
              <span className="row-title">{say(OUTCOME_WORDS[outcome])}</span>
              <span className="note">
                {visitedOn} · {say(WAY_WORDS[way])} · {by}
              </span>
            </div>
            {note !== null && <p>{note}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
