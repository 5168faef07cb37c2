import { mountScoped } from "@olive/access";
import { codeRange, parsePlaceCode } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { menuOffThread } from "../allocation/off-thread.ts";
import { getTrainingMenuRoute } from "../contracts/suggest.ts";
import type { KeptMarket, MarketKeeper } from "../suggest/market-keeper.ts";
import type { CodeRange } from "../suggest/rank-people.ts";
import { withLegal } from "../suggest/rank-posts.ts";
import { factsOfPost } from "../suggest/read-posts.ts";
import type { SuggestSite } from "../suggest/suggest-site.ts";
import type { OfferedCourse } from "./read-courses.ts";

export interface TrainingSite extends SuggestSite {
  readonly courses: readonly OfferedCourse[];
}

/** The menu of courses, from the posts that people of the area nearly qualify for. */
export function serveTraining(app: FastifyInstance, site: TrainingSite, keeper: MarketKeeper): void {
  const remembered = rememberMenus();
  mountScoped(app, site, getTrainingMenuRoute, async ({ actor }, { query }) => {
    const kept = await keeper.follow("both");
    const ranges = [actor.area, query.place].flatMap((code) => {
      const place = code === undefined ? undefined : parsePlaceCode(code);
      return place === undefined ? [] : [codeRange(place)];
    });
    const key = [actor.area, query.place, query.choose].join(":");
    return remembered(kept, key, () => menuOf(site, kept, ranges, query.choose));
  });
}

type Menu = Awaited<ReturnType<typeof menuOf>>;

/**
 * Menus of the market as it stands: whoever asks for the same gets the same, or waits for the one being worked out. Any
 * change of the market forgets them all, and so does one that failed.
 */
export function rememberMenus() {
  const menus = new Map<string, Promise<Menu>>();
  let version = -1;
  return (kept: Pick<KeptMarket, "version">, key: string, work: () => Promise<Menu>): Promise<Menu> => {
    if (kept.version !== version) menus.clear();
    version = kept.version;
    const known = menus.get(key);
    if (known !== undefined) return known;
    const menu = work();
    menus.set(key, menu);
    menu.catch(() => menus.delete(key));
    return menu;
  };
}

/** What each course would do for the people who live in all of these ranges, the chosen ones first. */
export async function menuOf(
  { locations, courses }: Pick<TrainingSite, "locations" | "courses">,
  kept: KeptMarket,
  ranges: readonly CodeRange[],
  choose: number,
) {
  const people = [...kept.people.all.values()].filter(({ place }) =>
    ranges.every(({ first, last }) => place >= first && place <= last),
  );
  const lines = await menuOffThread({
    people: people.map((person) => withLegal(person, kept)),
    posts: Array.from(kept.posts.all.values(), (post) => factsOfPost(post, locations)),
    ...{ courses, choose },
  });
  return { people: people.length, courses: lines.map((line) => ({ ...line })) };
}
