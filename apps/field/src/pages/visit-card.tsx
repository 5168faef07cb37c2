import type { listWorkRoute } from "@olive/cases/contract";
import { DueChip, useText } from "@olive/ui";
import type { z } from "zod";
import { Go } from "../shell/address.tsx";

type WorkRow = z.output<typeof listWorkRoute.responses.ok.body>["cases"][number];

/** The one thing to do in a state of the case, and where. */
const NEXT = {
  visiting: { ending: "/visit", label: { zh: "走访", en: "Visit" } },
  planning: { ending: "/posts", label: { zh: "找岗位", en: "Find a post" } },
  serving: { ending: "/posts", label: { zh: "找岗位", en: "Find a post" } },
  referred: { ending: "", label: { zh: "看进展", en: "See how it goes" } },
  starting: { ending: "/follow-up", label: { zh: "回访", en: "Follow up" } },
  following: { ending: "/follow-up", label: { zh: "回访", en: "Follow up" } },
} as const;

const isKnown = (state: string): state is keyof typeof NEXT => state in NEXT;

/** Reference of the person that a case is about. */
export function referenceOf({ subject }: { readonly subject: string }): string {
  return subject.slice(subject.indexOf(":") + 1);
}

/** One person to see to: who, where, how late, and one button for the next step. */
export function VisitCard({ row }: { row: WorkRow }) {
  const say = useText();
  const person = `/people/${referenceOf(row)}`;
  const next = isKnown(row.state.code) ? NEXT[row.state.code] : NEXT.referred;
  return (
    <li className="card person-card">
      <Go to={person} className="person-name">
        {row.subjectName}
        <span className="note">{row.placeName}</span>
      </Go>
      <p>
        {say(row.state.name)}
        {row.dueOn !== null && row.daysLeft !== null && (
          <>
            {" "}
            <DueChip on={row.dueOn} days={row.daysLeft} />
          </>
        )}
      </p>
      <Go
        to={person + next.ending}
        className="button primary"
        aria-label={`${say(next.label)} ${row.subjectName}`}
      >
        {say(next.label)}
      </Go>
    </li>
  );
}
