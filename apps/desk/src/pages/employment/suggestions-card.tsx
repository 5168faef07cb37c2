import { referPersonRoute, suggestVacanciesRoute } from "@olive/employment/contract";
import type { Wording } from "@olive/kernel";
import { Button, Card, drawId, EmptyState, Loaded, StatusTag, useRead, useText, useToast } from "@olive/ui";
import { type ReactNode, useState } from "react";
import type { z } from "zod";
import { titleOf } from "../cases/use-acting.ts";
import { NoteDialog } from "./note-dialog.tsx";
import type { FullHelp } from "./person-page.tsx";
import { type Post, PostFacts, PostTitle } from "./post-facts.tsx";
import { RefusalDialog } from "./referrals-card.tsx";
import { scoreText, TermList } from "./term-list.tsx";
import { useLoopAct } from "./use-loop-act.ts";
import { REFERRAL_TONES, REFERRAL_WORDS } from "./words.ts";

type Answer = z.output<typeof suggestVacanciesRoute.responses.ok.body>;
type Suggestion = Answer["suggestions"][number];

const SAYS = {
  title: { zh: "合适的岗位", en: "Posts that fit" },
  run: (day: string) => ({ zh: `按 ${day} 的统筹排序`, en: `ordered by the run of ${day}` }),
  noRun: { zh: "还没有统筹过，只按分数排序", en: "no run yet: ordered by the score alone" },
  score: (text: string) => ({ zh: `${text} 分`, en: `score ${text}` }),
  price: { zh: "很多人合适这个岗位", en: "Many fit this post" },
  refer: { zh: "推介", en: "Refer" },
  refuse: { zh: "本人不去", en: "Refused" },
  done: (post: string) => ({ zh: `没有推介成「${post}」`, en: `Not referred to ${post}` }),
  why: { zh: "为什么不选排在前面的", en: "Why not one further up" },
  whyHint: { zh: "会随推介一起留存", en: "It is kept with the referral" },
  unknown: { zh: "还不知道：", en: "Not known: " },
  ask: { zh: "问清这些，名单可能会变", en: "The list may change once these are known" },
  posts: (count: number) => ({ zh: `关系到 ${count} 个岗位`, en: `bears on ${count} posts` }),
  none: { zh: "现在没有一个岗位合适", en: "No post fits now" },
  near: (count: number) => ({ zh: `差一条的岗位（${count}）`, en: `Posts that one rule closes (${count})` }),
  blocked: { zh: "挡住岗位的条件，挡得最多的在前", en: "What closes posts, the most first" },
  closes: (count: number) => ({ zh: `单这一条挡住 ${count} 个`, en: `alone closes ${count}` }),
  change: { zh: "最小的改动", en: "The smallest change" },
  opens: (count: number) => ({ zh: `能打开 ${count} 个岗位`, en: `opens ${count} posts` }),
};
const LIST = 10;
/** Seats that cost as much as this are sought by several. */
const CONTESTED = 1;

/** Posts for one person with every term of every score; what isn't known, what blocks, and what would open a post. */
export function SuggestionsCard({ help, purpose }: { help: FullHelp; purpose: string }) {
  const say = useText();
  const { reference } = help.person;
  const reading = useRead(suggestVacanciesRoute, { params: { reference }, query: { purpose, limit: LIST } });
  const run = reading.data?.run;
  return (
    <Card
      title={say(SAYS.title)}
      extra={
        run !== undefined && (
          <span className="note">{say(run === null ? SAYS.noRun : SAYS.run(run.asOf))}</span>
        )
      }
    >
      <Loaded of={reading} rows={6}>
        {(answer) => (
          <div className="stack">
            {answer.suggestions.length === 0 ? (
              <EmptyState title={say(SAYS.none)} />
            ) : (
              <SuggestionRows suggestions={answer.suggestions} help={help} />
            )}
            <Blocked answer={answer} />
            <Missing missing={answer.missing} />
            <NearMisses misses={answer.nearMisses} />
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function SuggestionRows({ suggestions, help }: { suggestions: readonly Suggestion[]; help: FullHelp }) {
  const say = useText();
  const toast = useToast();
  const refer = useLoopAct(referPersonRoute);
  const [asking, setAsking] = useState<{ what: "why" | "refuse"; of: Suggestion; id: string }>();
  const { reference } = help.person;
  const send = ({ post, rank, terms }: Suggestion, id: string, overrideReason?: string) =>
    refer({
      body: {
        id,
        reference,
        vacancy: post.id,
        rank,
        terms: terms.map(({ code, value }) => ({ code, value })),
        ...(overrideReason === undefined ? {} : { overrideReason }),
      },
    });
  const begin = (of: Suggestion) => {
    if (of.rank > 1) return setAsking({ what: "why", of, id: drawId() });
    send(of, drawId()).catch((error: unknown) =>
      toast(`${say(SAYS.done(of.post.title))}：${titleOf(error)}`),
    );
  };
  const best = suggestions.find(isFree);
  return (
    <>
      <ol className="rows">
        {suggestions.map((of) => (
          <SuggestionRow
            key={of.post.id}
            of={of}
            acts={
              help.may.includes("refer") &&
              isOpen(of) && (
                <span className="row-acts">
                  {of.post.seatsFree > 0 && (
                    <Button
                      type={of === best && isNextStep(help) ? "primary" : "default"}
                      onClick={() => begin(of)}
                    >
                      {say(SAYS.refer)}
                    </Button>
                  )}
                  <Button onClick={() => setAsking({ what: "refuse", of, id: drawId() })}>
                    {say(SAYS.refuse)}
                  </Button>
                </span>
              )
            }
          />
        ))}
      </ol>
      {asking?.what === "why" && (
        <NoteDialog
          title={`${say(SAYS.refer)} · ${asking.of.post.title}`}
          act={say(SAYS.refer)}
          label={say(SAYS.why)}
          hint={say(SAYS.whyHint)}
          onAct={(reason) => send(asking.of, asking.id, reason)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking?.what === "refuse" && (
        <RefusalDialog
          reference={reference}
          title={asking.of.post.title}
          about={{ vacancy: asking.of.post.id }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

const isOpen = ({ referral }: Suggestion) => referral === null || referral === "withdrawn";
const isFree = (of: Suggestion) => isOpen(of) && of.post.seatsFree > 0;

/** The page has one primary button: the best referral that can be made, once the plan stands. */
function isNextStep({ may, plan }: FullHelp): boolean {
  return !(may.includes("plan") && plan === null);
}

function SuggestionRow({ of, acts }: { of: Suggestion; acts: ReactNode }) {
  const say = useText();
  const { rank, post, score, price, terms, missing, referral } = of;
  return (
    <li>
      <div className="row-head">
        <span className="number">{rank}</span>
        <PostTitle post={post} />
        {referral !== null && (
          <StatusTag tone={REFERRAL_TONES[referral]}>{say(REFERRAL_WORDS[referral])}</StatusTag>
        )}
        {price !== null && price >= CONTESTED && <StatusTag tone="warning">{say(SAYS.price)}</StatusTag>}
        {acts}
      </div>
      <PostFacts post={post} />
      {missing.length > 0 && (
        <p className="note">
          {say(SAYS.unknown)}
          {missing.map(({ words }) => say(words)).join("；")}
        </p>
      )}
      <details open={rank === 1}>
        <summary className="score">{say(SAYS.score(scoreText(score)))}</summary>
        <TermList terms={terms} />
      </details>
    </li>
  );
}

function Missing({ missing }: { missing: Answer["missing"] }) {
  const say = useText();
  if (missing.length === 0) return null;
  return (
    <div>
      <h3>{say(SAYS.ask)}</h3>
      <ul className="plain-list">
        {missing.map(({ item, words, posts }) => (
          <li key={item}>
            {say(words)} <span className="note">{say(SAYS.posts(posts))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Blocked({ answer: { blocking, change } }: { answer: Answer }) {
  const say = useText();
  if (blocking.length === 0 && change === null) return null;
  return (
    <div className="stack">
      {change !== null && (
        <div className="notice notice-warning">
          <p className="notice-title">{say(SAYS.change)}</p>
          <p>
            {say(change.words)} · {say(SAYS.opens(change.posts))}
          </p>
        </div>
      )}
      {blocking.length > 0 && (
        <details>
          <summary>{say(SAYS.blocked)}</summary>
          <ul className="plain-list">
            {blocking.map(({ rule, posts }) => (
              <li key={rule.code}>
                {say(rule.words)} <span className="note">{say(SAYS.closes(posts))}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function NearMisses({ misses }: { misses: readonly { post: Post; rule: { words: Wording } }[] }) {
  const say = useText();
  if (misses.length === 0) return null;
  return (
    <details>
      <summary>{say(SAYS.near(misses.length))}</summary>
      <ul className="rows near-misses">
        {misses.map(({ post, rule }) => (
          <li key={post.id}>
            <div className="row-head">
              <PostTitle post={post} />
              <StatusTag tone="neutral">{say(rule.words)}</StatusTag>
            </div>
            <PostFacts post={post} />
          </li>
        ))}
      </ul>
    </details>
  );
}
