import type { Wording } from "@olive/kernel";
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
  here: { zh: "就在附近", en: "close by" },
  seats: (n: number) => ({ zh: `还有 ${n} 个名额`, en: `${n} seats left` }),
  full: { zh: "没有名额了", en: "no seat left" },
};

/** What each reason is about. */
const TERM_NAMES: Readonly<Record<string, Wording>> = {
  occupation: { zh: "职业", en: "Occupation" },
  skills: { zh: "技能", en: "Skills" },
  wage: { zh: "工资", en: "Wage" },
  distance: { zh: "路程", en: "Way" },
  hours: { zh: "工时", en: "Hours" },
  access: { zh: "便利", en: "Access" },
  employer: { zh: "单位", en: "Employer" },
  refusals: { zh: "以往", en: "Before" },
};

/** One that was taken back may be made again. */
const isOpen = ({ referral }: Suggestion) => referral === null || referral === "withdrawn";

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
      <dl className="terms">
        {terms.map(({ code, words }) => (
          <div key={code}>
            <dt>{say(TERM_NAMES[code] ?? { zh: code, en: code })}</dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <p className="note">
          {say(WORDS.unknown)}
          {missing.map(({ words }) => say(words)).join("、")}
        </p>
      )}
      {isOpen(suggestion) ? (
        <div className="acts">
          <Button onClick={onRefuse}>{say(WORDS.refuse)}</Button>
          {post.seatsFree > 0 && (
            <Button type="primary" onClick={onRefer}>
              {say(WORDS.refer)}
            </Button>
          )}
        </div>
      ) : (
        referral !== null && <StatusTag tone="info">{say(REFERRAL_WORDS[referral])}</StatusTag>
      )}
    </li>
  );
}

function Facts({ post }: { post: Suggestion["post"] }) {
  const say = useText();
  const facts = [
    post.metres === null ? undefined : wayTo(post.metres),
    post.atHome ? WORDS.home : undefined,
    post.wageFrom === null ? undefined : WORDS.wage(post.wageFrom, post.wageTo),
    post.hoursPerWeek === null ? undefined : WORDS.hours(post.hoursPerWeek),
    post.seatsFree > 0 ? WORDS.seats(post.seatsFree) : WORDS.full,
  ].filter((one) => one !== undefined);
  return (
    <ul className="facts">
      {facts.map((one) => (
        <li key={one.zh}>{say(one)}</li>
      ))}
    </ul>
  );
}

/** Estimated on a schematic map, so that less than this is nothing one could tell. */
const CLOSE_BY = 100;

const wayTo = (metres: number) => (metres < CLOSE_BY ? WORDS.here : WORDS.near((metres / METRES).toFixed(1)));
