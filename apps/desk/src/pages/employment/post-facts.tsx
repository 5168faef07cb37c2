import type { suggestVacanciesRoute } from "@olive/employment/contract";
import type { Wording } from "@olive/kernel";
import { useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { KIND_WORDS, SHIFT_WORDS, wageText } from "./words.ts";

/** A post as suggestions and proposals show it. */
export type Post = z.output<typeof suggestVacanciesRoute.responses.ok.body>["suggestions"][number]["post"];

const SAYS = {
  seats: (count: number) => ({ zh: `空位 ${count}`, en: `${count} seats free` }),
  hours: (count: number) => ({ zh: `每周 ${count} 小时`, en: `${count} h a week` }),
  home: { zh: "可在家做", en: "at home" },
};
const KM = 1000;

/** Metres as people say them; estimated from where places lie, and it says so. */
export function kmText(metres: number): Wording {
  const km = (metres / KM).toFixed(1);
  return { zh: `约 ${km} 公里`, en: `about ${km} km` };
}

/** The post's title with the way to its page, and its employer. */
export function PostTitle({ post }: { post: Post }) {
  return (
    <>
      <span className="row-title">
        <Link to={`/employment/vacancies/${post.id}`}>{post.title}</Link>
      </span>{" "}
      <span>{post.employerName}</span>
    </>
  );
}

/** What one weighs at a glance, on one line. */
export function PostFacts({ post }: { post: Post }) {
  const say = useText();
  const facts = [
    post.place.name,
    post.metres !== null && say(kmText(post.metres)),
    say(KIND_WORDS[post.kind]),
    say(wageText(post.wageFrom, post.wageTo)),
    post.hoursPerWeek !== null && say(SAYS.hours(post.hoursPerWeek)),
    post.shifts.map((shift) => say(SHIFT_WORDS[shift])).join("、"),
    post.atHome && say(SAYS.home),
    say(SAYS.seats(post.seatsFree)),
  ];
  return <p className="note">{facts.filter(Boolean).join(" · ")}</p>;
}
