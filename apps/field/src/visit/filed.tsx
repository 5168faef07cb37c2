import { listWorkRoute } from "@olive/cases/contract";
import type { Wording } from "@olive/kernel";
import { useText } from "@olive/ui";
import { MINE } from "../pages/mine.ts";
import { referenceOf } from "../pages/visit-card.tsx";
import { useReading } from "../reading/use-reading.ts";
import { Go } from "../shell/address.tsx";
import { Screen } from "../shell/screen.tsx";
import type { Outcome } from "./draft.ts";
import { OUTCOME_WORDS } from "./outcome-words.ts";

const WORDS = {
  title: { zh: "已记下", en: "Filed" },
  next: { zh: "下一步：", en: "Next: " },
  posts: { zh: "看看合适的岗位", en: "See posts that fit" },
  nextPerson: (name: string) => ({ zh: `下一位：${name}`, en: `Next person: ${name}` }),
  home: { zh: "回到今天的走访", en: "Back to today's visits" },
};

export interface FiledVisit {
  readonly person: { readonly reference: string; readonly name: string };
  readonly outcome: Outcome;
  /** The case's next step; null where it ended. */
  readonly next: Wording | null;
}

/** What was filed, what comes next with this person, and the next person. */
export function Filed({ visit: { person, outcome, next } }: { visit: FiledVisit }) {
  const say = useText();
  const work = useReading(listWorkRoute, { query: MINE });
  const waiting = work.data?.cases.find(
    (row) => row.state.code === "visiting" && referenceOf(row) !== person.reference,
  );
  return (
    <Screen title={say(WORDS.title)} lead={`${person.name} · ${say(OUTCOME_WORDS[outcome])}`}>
      {next !== null && (
        <p>
          {say(WORDS.next)}
          {say(next)}
        </p>
      )}
      <div className="stack">
        {waiting && (
          <Go to={`/people/${referenceOf(waiting)}/visit`} className="button primary wide">
            {say(WORDS.nextPerson(waiting.subjectName))}
          </Go>
        )}
        {outcome === "met" && (
          <Go to={`/people/${person.reference}/posts`} className="button wide">
            {say(WORDS.posts)}
          </Go>
        )}
        <Go to="/" className="button wide">
          {say(WORDS.home)}
        </Go>
      </div>
    </Screen>
  );
}
