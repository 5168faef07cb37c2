import { may, mountScoped } from "@olive/access";
import { connect, type Queryable } from "@olive/db";
import { codeRange, parsePlaceCode, Refusal } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { searchVacanciesRoute } from "../contracts/vacancy-search.ts";
import { showVacancy } from "../vacancy/show-vacancy.ts";
import { VACANCY_COLUMNS, type Vacancy } from "../vacancy/vacancy.ts";
import type { VacancySite } from "../vacancy/vacancy-site.ts";
import { keepVacancyIndex } from "./index-keeper.ts";
import type { VacancyQuery } from "./search-post.ts";

type Asked = z.output<NonNullable<typeof searchVacanciesRoute.query>>;
export type SearchSite = Pick<VacancySite, "db" | "access" | "county" | "locations" | "nameOf" | "coding">;

/** Search over HTTP. What is found is read again from the table: nobody is shown what has been withdrawn meanwhile. */
export function serveVacancySearch(app: FastifyInstance, site: SearchSite): void {
  // A connection of its own, as the market has: a request that waits for the index holds one of the common ones.
  const own = connect(site.db.url, { poolSize: 1 });
  app.addHook("onClose", () => own.close());
  const keeper = keepVacancyIndex({ ...site, db: own });
  // A hundred thousand posts take some seconds to read: before the first person asks. What fails then is told to them.
  app.addHook("onListen", async () => void keeper.follow().catch(() => undefined));
  mountScoped(app, site, searchVacanciesRoute, async ({ tx, actor }, { query }) => {
    const index = await keeper.follow();
    const { total, hits, relaxed, withoutPlace } = index.search(queryOf(site, query));
    const posts = await readHits(
      tx,
      actor.county,
      hits.map(({ id }) => id),
    );
    const keeps = may(actor, "vacancy.keep");
    const vacancies = hits.flatMap(({ id, metres }) => {
      const post = posts.get(id);
      return post === undefined ? [] : [{ ...showVacancy(site, post, keeps), metres }];
    });
    const end = query.offset + hits.length;
    return {
      vacancies,
      total,
      relaxed,
      withoutPlace,
      next: hits.length === query.limit && end < total ? end : null,
    };
  });
}

function queryOf({ locations }: SearchSite, asked: Asked): VacancyQuery {
  const { text, kind, shift, wageFrom, offset, limit } = asked;
  const place = asked.place === undefined ? undefined : parsePlaceCode(asked.place);
  const at = asked.near === undefined ? undefined : locations.get(asked.near);
  if (asked.near !== undefined && at === undefined) throw placeNotLocated();
  return {
    ...{ text, wageFrom, offset, limit, openOnly: asked.full !== "true" },
    near: at && { ...at, within: asked.within },
    kinds: kind && [kind],
    shifts: shift && [shift],
    places: place && codeRange(place),
  };
}

async function readHits(
  tx: Queryable,
  county: string,
  ids: readonly string[],
): Promise<Map<string, Vacancy>> {
  const rows = await tx.query<Vacancy>(
    `select ${VACANCY_COLUMNS} from employment.vacancy v
     where v.county = $1 and v.id = any($2) and v.state = 'open' and v.duplicate_of is null`,
    [county, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const placeNotLocated = () =>
  new Refusal({
    code: "place-not-located",
    message: {
      zh: "不知道这个地方在哪里，算不出远近",
      en: "Where that place lies isn't known: no distance can be said",
    },
    remedy: {
      zh: "换一个现有的乡镇、村社，或不按远近查",
      en: "Choose a present township or village, or leave distance out",
    },
    status: 422,
  });
