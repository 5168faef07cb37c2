import { listWorkRoute } from "@olive/cases/contract";
import { EmptyState, useSession, useText } from "@olive/ui";
import { useState } from "react";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";
import { Screen } from "../shell/screen.tsx";
import { FindPerson } from "./find-person.tsx";
import { MINE } from "./mine.ts";
import { VisitCard } from "./visit-card.tsx";

const WORDS = {
  title: { zh: "今天的走访", en: "Today's visits" },
  lead: (name: string, area: string) => ({ zh: `${name} · ${area}`, en: `${name} · ${area}` }),
  count: (n: number) => ({ zh: `待办 ${n} 位，超期的在前`, en: `${n} people, the overdue first` }),
  none: { zh: "没有要走访的人", en: "Nobody to visit" },
  why: {
    zh: "数据筛出新线索，或有人来登记，就会出现在这里。也可以在上面按姓名找人。",
    en: "New clues from the data or from people appear here. You can also find a person by name above.",
  },
  more: { zh: "再看一些", en: "Show more" },
};

/** As many as a cheap phone shows without stutter. */
const SHOWN = 20;

export function HomePage() {
  const say = useText();
  const { name, areaName } = useSession();
  const work = useReading(listWorkRoute, { query: MINE });
  const [shown, setShown] = useState(SHOWN);
  return (
    <Screen title={say(WORDS.title)} lead={say(WORDS.lead(name, areaName))}>
      <FindPerson />
      <Loading of={work}>
        {({ cases }) =>
          cases.length === 0 ? (
            <div className="card">
              <EmptyState title={say(WORDS.none)}>{say(WORDS.why)}</EmptyState>
            </div>
          ) : (
            <>
              <p className="note">{say(WORDS.count(cases.length))}</p>
              <ul className="cards">
                {cases.slice(0, shown).map((row) => (
                  <VisitCard key={row.id} row={row} />
                ))}
              </ul>
              {cases.length > shown && (
                <button type="button" className="button wide" onClick={() => setShown(shown + SHOWN)}>
                  {say(WORDS.more)}
                </button>
              )}
            </>
          )
        }
      </Loading>
    </Screen>
  );
}
