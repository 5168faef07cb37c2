import { Card, ProblemNotice, Skeleton, StatusTag, useText } from "@olive/ui";
import { PlaceMoves } from "./place-moves.tsx";
import type { Impact, Trial } from "./use-trial.ts";
import { MOVES, VERDICTS } from "./words.ts";

const WORDS = {
  title: { zh: "改了会怎样", en: "What it would do" },
  asOf: (day: string, people: string) => ({
    zh: `按 ${day} 的数据，全县 ${people} 人`,
    en: `On the data of ${day}, ${people} people`,
  }),
  counting: { zh: "正在试算", en: "working it out" },
  current: { zh: "与当前文本一致", en: "of the text as it stands" },
  members: { zh: "现有", en: "Now" },
  afterwards: { zh: "改后", en: "Then" },
  second: (share: string, above: string) => ({
    zh: `变动占现有人数 ${share}，超过 ${above}：须两人批准`,
    en: `${share} of the members move, more than ${above}: two approvals are needed`,
  }),
  one: (share: string) => ({
    zh: `变动占现有人数 ${share}：一人批准即可`,
    en: `${share} of the members move: one approval will do`,
  }),
  clauses: { zh: "差别由哪一句决定", en: "Which clause decides" },
  clause: (people: string, share: string) => ({
    zh: `${people} 人，${share}`,
    en: `${people} people, ${share}`,
  }),
  added: { zh: "新加的", en: "added" },
  removed: { zh: "删去的", en: "removed" },
  others: { zh: "同时影响的其他规则", en: "Other rules that it touches" },
  personas: { zh: "试验人物", en: "Test personas" },
  unchanged: (n: number) => ({ zh: `${n} 人的结论都不变`, en: `None of the ${n} changes` }),
};

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const count = (n: number) => n.toLocaleString("en-US");

/** The numbers of an edit beside it, as it is written. */
export function ImpactPanel({ trial }: { trial: Trial }) {
  const say = useText();
  const { impact, error, isBehind } = trial;
  return (
    <Card
      title={say(WORDS.title)}
      extra={
        <span role="status" className="note">
          {say(isBehind ? WORDS.counting : WORDS.current)}
        </span>
      }
    >
      {error != null && <ProblemNotice error={error} />}
      {impact === undefined ? (
        error == null && <Skeleton rows={8} />
      ) : (
        <div className={isBehind ? "stack stale-figures" : "stack"}>
          <Numbers impact={impact} />
        </div>
      )}
    </Card>
  );
}

function Numbers({ impact }: { impact: Impact }) {
  const say = useText();
  const [own, ...others] = impact.groups;
  if (own === undefined) return null;
  const { share, secondAbove, needsSecond } = impact;
  return (
    <>
      <p className="note">{say(WORDS.asOf(impact.asOf, count(impact.people)))}</p>
      <p>
        {say(WORDS.members)} {count(own.before.yes)} → {say(WORDS.afterwards)}{" "}
        <strong>{count(own.after.yes)}</strong>
        {`（${say(VERDICTS.unknown)} ${count(own.before.unknown)} → ${count(own.after.unknown)}）`}
      </p>
      <MoveCounts moves={own} />
      <p>
        <StatusTag tone={needsSecond ? "warning" : "info"}>
          {say(needsSecond ? WORDS.second(percent(share), percent(secondAbove)) : WORDS.one(percent(share)))}
        </StatusTag>
      </p>
      {impact.clauses.length > 0 && (
        <section>
          <h3>{say(WORDS.clauses)}</h3>
          <ol className="rule-list">
            {impact.clauses.map(({ text, people, share: part, change }) => (
              <li key={`${change} ${text}`}>
                {text} <span className="note">{say(WORDS.clause(count(people), percent(part)))}</span>{" "}
                {change !== "kept" && <StatusTag tone="neutral">{say(WORDS[change])}</StatusTag>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h3>{say(WORDS.others)}</h3>
          <ul className="rule-list">
            {others.map((group) => (
              <li key={group.code}>
                {say(group.name)}：{say(MOVES.entered)} {count(group.entered)}，{say(MOVES.left)}{" "}
                {count(group.left)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <PlaceMoves places={impact.places} />
      {impact.personas.length > 0 && <Personas personas={impact.personas} />}
    </>
  );
}

/** The four kinds of move; unknown stands apart from in and out. */
export function MoveCounts({ moves }: { moves: Readonly<Record<keyof typeof MOVES, number>> }) {
  const say = useText();
  return (
    <dl className="moves">
      {(["entered", "left", "becameUnknown", "becameKnown"] as const).map((kind) => (
        <div key={kind}>
          <dt className="note">{say(MOVES[kind])}</dt>
          <dd className="move-count" data-move={kind}>
            {count(moves[kind])}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Personas({ personas }: { personas: Impact["personas"] }) {
  const say = useText();
  const changed = personas.filter(({ before, after }) => before !== after);
  return (
    <section>
      <h3>{say(WORDS.personas)}</h3>
      {changed.length === 0 && <p className="note">{say(WORDS.unchanged(personas.length))}</p>}
      <ul className="rule-list">
        {changed.map(({ name, story, before, after }) => (
          <li key={name}>
            {name}：{say(VERDICTS[before])} → <strong>{say(VERDICTS[after])}</strong>
            <br />
            <span className="note">{say(story)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
