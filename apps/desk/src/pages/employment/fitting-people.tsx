import { suggestPeopleRoute } from "@olive/employment/contract";
import { Card, EmptyState, Loaded, StatusTag, useRead, useText } from "@olive/ui";
import { PersonLink } from "./person-link.tsx";
import { kmText } from "./post-facts.tsx";
import { scoreText, TermList } from "./term-list.tsx";
import { useListPurpose } from "./use-list-purpose.ts";
import type { FullVacancy } from "./vacancy-page.tsx";
import { REFERRAL_TONES, REFERRAL_WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "合适的人", en: "People who fit" },
  fitting: (count: number) => ({ zh: `辖区内合适 ${count} 人`, en: `${count} of the area fit` }),
  proposed: { zh: "统筹建议到这里", en: "the last run puts them here" },
  none: { zh: "辖区内没有合适的人", en: "Nobody of the area fits" },
  noneHelp: {
    zh: "放宽要求、工时或给出交通，可能就有人合适。",
    en: "Fewer demands, other hours or transport may change that.",
  },
  score: (text: string) => ({ zh: `${text} 分`, en: `score ${text}` }),
  unknown: { zh: "还不知道：", en: "Not known: " },
};
const LIST = 20;

/** People of the reader's area whom the post is open to, with the terms of each score. */
export function FittingPeople({ vacancy: { id } }: { vacancy: FullVacancy }) {
  const say = useText();
  const purpose = useListPurpose();
  const reading = useRead(suggestPeopleRoute, { params: { id }, query: { purpose, limit: LIST } });
  return (
    <Card
      title={say(SAYS.title)}
      extra={reading.data && <span className="note">{say(SAYS.fitting(reading.data.fitting))}</span>}
    >
      <Loaded of={reading}>
        {({ people }) =>
          people.length === 0 ? (
            <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
          ) : (
            <ol className="rows">
              {people.map(({ rank, person, metres, score, terms, missing, referral, proposed }) => (
                <li key={person.reference}>
                  <div className="row-head">
                    <span className="number">{rank}</span>
                    <span className="row-title">
                      <PersonLink person={person} />
                    </span>
                    <span className="note">
                      {[person.place.name, metres !== null && say(kmText(metres))]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                    {referral !== null && (
                      <StatusTag tone={REFERRAL_TONES[referral]}>{say(REFERRAL_WORDS[referral])}</StatusTag>
                    )}
                    {proposed && <StatusTag tone="info">{say(SAYS.proposed)}</StatusTag>}
                  </div>
                  {missing.length > 0 && (
                    <p className="note">
                      {say(SAYS.unknown)}
                      {missing.map(({ words }) => say(words)).join("；")}
                    </p>
                  )}
                  <details>
                    <summary>{say(SAYS.score(scoreText(score)))}</summary>
                    <TermList terms={terms} />
                  </details>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}
