import { Button, StatusTag, useText } from "@olive/ui";
import { REFERRAL_WORDS } from "../person/words.ts";
import type { Suggestion } from "./posts-page.tsx";

const METRES = 1000;
const WORDS = {
  refer: { zh: "推介", en: "Refer" },
  refuse: { zh: "本人不去", en: "Refuses" },
  why: { zh: "为什么合适", en: "Why it fits" },
  unknown: { zh: "还不知道：", en: "Not known yet: " },
  wage: (from: number, to: number | null) => ({
    zh: to === null ? `每月 ${from} 元起` : `每月 ${from}–${to} 元`,
    en: to === null ? `from ${from} yuan a month` : `${from}–${to} yuan a month`,
  }),
  hours: (n: number) => ({ zh: `每周 ${n} 小时`, en: `${n} h a week` }),
  near: (km: string) => ({ zh: `约 ${km} 公里`, en: `about ${km} km` }),
  home: { zh: "在家做", en: "at home" },
  seats: (n: number) => ({ zh: `还有 ${n} 个名额`, en: `${n} seats left` }),
};

export interface PostCardProps {
  readonly suggestion: Suggestion;
  readonly onRefer: () => void;
  readonly onRefuse: () => void;
}

export function PostCard({ suggestion, onRefer, onRefuse }: PostCardProps) {
  const say = useText();
  const { post, terms, missing, referral } = suggestion;
  return (
    <li className="card">
      <h2>{post.title}</h2>
      <p>
        {post.employerName} · {post.place.name}
      </p>
      <Facts post={post} />
      <h3>{say(WORDS.why)}</h3>
      <ul className="terms">
        {terms.map(({ code, value, words }) => (
          <li key={code}>
            <span className={value < 0 ? "term-against" : "term-for"} aria-hidden="true">
              {value < 0 ? "△" : "✓"}
            </span>
            {say(words)}
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="note">
          {say(WORDS.unknown)}
          {missing.map(({ words }) => say(words)).join("、")}
        </p>
      )}
      {referral === null || referral === "withdrawn" ? (
        <div className="acts">
          <Button onClick={onRefuse}>{say(WORDS.refuse)}</Button>
          <Button type="primary" onClick={onRefer}>
            {say(WORDS.refer)}
          </Button>
        </div>
      ) : (
        <StatusTag tone="info">{say(REFERRAL_WORDS[referral])}</StatusTag>
      )}
    </li>
  );
}

function Facts({ post }: { post: Suggestion["post"] }) {
  const say = useText();
  const facts = [
    post.metres === null ? undefined : WORDS.near((post.metres / METRES).toFixed(1)),
    post.atHome ? WORDS.home : undefined,
    post.wageFrom === null ? undefined : WORDS.wage(post.wageFrom, post.wageTo),
    post.hoursPerWeek === null ? undefined : WORDS.hours(post.hoursPerWeek),
    WORDS.seats(post.seatsFree),
  ].filter((one) => one !== undefined);
  return (
    <ul className="facts">
      {facts.map((one) => (
        <li key={one.zh}>{say(one)}</li>
      ))}
    </ul>
  );
}
