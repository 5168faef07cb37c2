import { creditCodeOf, fromDateNumber } from "@olive/kernel";
import { createRandom } from "../random.ts";
import type { HistorySettings, MarketSettings, PostKind } from "./settings.ts";
import { stableId } from "./stable-id.ts";

/** A post of the time before: people were referred to it; nobody can be any more. */
export interface PastPost {
  readonly id: string;
  readonly creditCode: string;
  readonly employerName: string;
  readonly title: string;
  readonly occupation: string;
  readonly kind: PostKind;
  readonly place: string;
  readonly seats: number;
  readonly postedOn: string;
}

const STREAM = 7_000_031;
const POSTS = 240;
const SEATS = 400;

/** Posts of an old system, of one invented hand-over employer a trade. */
export function makePosts(
  { trades, titles, demoEmployer, nameForm }: MarketSettings,
  idArea: string,
  { from }: HistorySettings,
  seed: number,
): PastPost[] {
  const random = createRandom(seed, STREAM);
  return Array.from({ length: POSTS }, (_, index) => {
    const at = index % trades.length;
    const trade = trades[at];
    const code = random.pick(trade?.titles ?? []);
    const title = titles[code];
    if (trade === undefined || title === undefined) throw new RangeError(`no title ${code}`);
    return {
      id: stableId("past-post", index),
      creditCode: creditCodeOf("91", idArea, `MAY${String(at + 1).padStart(5, "0")}`),
      employerName: nameForm.replace("{word}", "旧档").replace("{trade}", trade.name),
      ...{ title: title.title, occupation: title.occupation, kind: title.kind ?? "ordinary" },
      ...{ place: demoEmployer.place, seats: SEATS, postedOn: fromDateNumber(from) },
    };
  });
}
