import { useText } from "@olive/ui";
import { OUTCOME_WORDS, WAY_WORDS } from "../visit/outcome-words.ts";
import type { HelpPerson } from "./person-page.tsx";
import { REFERRAL_WORDS, SERVICE_WORDS } from "./words.ts";

const WORDS = {
  none: { zh: "还没有", en: "Nothing yet" },
  referral: { zh: "推介", en: "Referred to" },
  placement: { zh: "上岗", en: "Placed at" },
  ended: { zh: "离岗", en: "Left" },
};

interface Line {
  readonly key: string;
  readonly on: string;
  readonly what: string;
  readonly note: string | null;
}

/** Visits, services, referrals, placements: the latest first. */
export function Tried({ person }: { person: HelpPerson }) {
  const say = useText();
  const lines: Line[] = [
    ...person.visits.map(({ id, visitedOn, way, outcome, note, by }) => ({
      key: id,
      on: visitedOn,
      what: `${say(WAY_WORDS[way])} · ${say(OUTCOME_WORDS[outcome])} · ${by}`,
      note,
    })),
    ...person.services
      .filter(({ kind }) => kind === "call" || kind === "guidance" || kind === "training")
      .map(({ id, heldOn, kind, note, by }) => ({
        key: id,
        on: heldOn,
        what: [say(SERVICE_WORDS[kind]), by].filter(Boolean).join(" · "),
        note,
      })),
    ...person.referrals.map(({ id, sentOn, vacancyTitle, employerName, state, reason }) => ({
      key: id,
      on: sentOn,
      what: `${say(WORDS.referral)} ${employerName} ${vacancyTitle}：${say(REFERRAL_WORDS[state])}`,
      note: reason,
    })),
    ...person.placements.flatMap(({ id, endedOn, employerName, endSource }) =>
      endedOn === null
        ? []
        : [
            {
              key: `${id} ended`,
              on: endedOn,
              what: `${say(WORDS.ended)} ${employerName}`,
              note: endSource === null ? null : (endSource.note ?? say(endSource.register)),
            },
          ],
    ),
    ...person.placements.map(({ id, beganOn, employerName }) => ({
      key: id,
      on: beganOn,
      what: `${say(WORDS.placement)} ${employerName}`,
      note: null,
    })),
  ].sort((a, b) => b.on.localeCompare(a.on));
  if (lines.length === 0) return <p className="note">{say(WORDS.none)}</p>;
  return (
    <ul className="lines">
      {lines.map(({ key, on, what, note }) => (
        <li key={key}>
          <time className="note">{on}</time> {what}
          {note !== null && <span className="note source">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
