/** The same posts in a table, asked for over a real socket by one who is signed in: parsing, index, rows, audit leaf. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { CountyAccess } from "@olive/access";
import { type Database, dropSpace, openSpace, startEmbedded } from "@olive/db";
import { type SearchPost, serveVacancySearch, storeVacancies, type VacancyQuery } from "@olive/employment";
import { type Actor, createShell } from "@olive/http";
import { type Line, percentile } from "./measure.ts";

const SPACE = "bench_vacancy_search";
const COUNTY = "330799";
const MOST_MS = 30;
const AT_ONCE = 5000;
/** One after another, as a person asks; then as many at once as a busy morning. */
const TOGETHER = 4;
const POST_EVERY = 10;

const reader: Actor & { purposes: readonly string[] } = {
  ...{ county: COUNTY, account: 1, name: "bench", assignment: 1, role: "any", area: `${COUNTY}000000` },
  ...{ department: null, acts: ["vacancy.keep"], secondFactor: false, purposes: [] },
};

export async function measureOverHttp(
  posts: readonly SearchPost[],
  queries: readonly VacancyQuery[],
): Promise<Line[]> {
  const server = await startEmbedded({ dir: join(import.meta.dirname, "../.olive/bench"), durable: false });
  await dropSpace(server, SPACE);
  const db = await openSpace(server, SPACE);
  try {
    await store(db, posts);
    return await ask(db, posts, queries);
  } finally {
    await db.close();
    await dropSpace(server, SPACE);
    await server.stop();
  }
}

/** A place of its own for each post, so that a radius means what it means in process. */
const placeOf = (at: number) => `${COUNTY}${String(at).padStart(6, "0")}`;

async function store(db: Database, posts: readonly SearchPost[]): Promise<void> {
  for (let from = 0; from < posts.length; from += AT_ONCE) {
    const part = posts.slice(from, from + AT_ONCE).map((post, i) => ({
      ...{ id: randomUUID(), creditCode: "91330799MA2EXAMP0X", employerName: post.employer },
      ...{ title: post.title, text: post.text, kind: post.kind as "ordinary", shifts: post.shifts },
      ...{ seats: Math.max(1, post.openSeats), seatsReserved: 0, place: placeOf(from + i) },
      ...{ wageFrom: post.wageFrom, wageTo: post.wageTo, piece: null, hoursPerWeek: 40 },
      ...{ atHome: false, access: [], demands: {}, occupation: null, occupationConfidence: null },
      ...{ occupationBy: null, postedBy: "import" as const, postedOn: "2024-07-01", confirmBy: "2024-07-31" },
    }));
    await storeVacancies(db, COUNTY, part);
  }
  await db.query("analyze employment.vacancy");
}

async function ask(
  db: Database,
  posts: readonly SearchPost[],
  queries: readonly VacancyQuery[],
): Promise<Line[]> {
  const app = createShell({ authenticate: async () => reader });
  const locations = new Map(posts.map(({ x, y }, i) => [placeOf(i), { x: x ?? 0, y: y ?? 0 }]));
  const access = { roles: new Map() } as unknown as CountyAccess;
  const coding = { guess: async () => [], nameOf: () => undefined };
  const county = { code: COUNTY, name: { zh: "示例", en: "Example" } };
  serveVacancySearch(app, {
    db,
    access,
    coding,
    county: county as never,
    locations,
    nameOf: () => undefined,
  });
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  try {
    const search = searcher(origin, db);
    const start = performance.now();
    await search({ text: "" }, 1);
    const ready = (performance.now() - start) / 1000;
    const alone: number[] = [];
    for (const [i, query] of queries.entries()) alone.push(await search(query, i));
    const together: number[] = [];
    await Promise.all(
      Array.from({ length: TOGETHER }, async (_, turn) => {
        for (let i = turn; i < queries.length; i += TOGETHER) together.push(await search(queries[i]!, i));
      }),
    );
    return [
      { what: "over HTTP: first answer after the start", ours: ready, unit: "s", most: 30 },
      lineOf(`over HTTP, one after another, a post changed every ${POST_EVERY}`, alone, MOST_MS),
      lineOf(`over HTTP, ${TOGETHER} at a time`, together, MOST_MS * TOGETHER),
    ];
  } finally {
    await app.close();
  }
}

function lineOf(what: string, times: readonly number[], most: number): Line {
  const spread = `p95 of ${times.length}; median ${percentile(times, 0.5).toFixed(1)}, longest ${percentile(times, 1).toFixed(0)}`;
  return { what, ours: percentile(times, 0.95), unit: "ms", spread, most };
}

/** Milliseconds of one search as a page asks for it; of every tenth, a post has changed just before. */
function searcher(origin: string, db: Database) {
  return async ({ text, near, kinds, shifts, wageFrom }: VacancyQuery, turn: number): Promise<number> => {
    if (turn % POST_EVERY === 0) {
      await db.query(
        `update employment.vacancy set seats = seats + 1, changed_at = now()
         where id = (select id from employment.vacancy where county = $1 and place_code = $2)`,
        [COUNTY, placeOf(turn)],
      );
    }
    const given = new URLSearchParams();
    const asked = {
      text: text?.slice(0, 60),
      near: near && nearest,
      ...{ within: near?.within, kind: kinds?.[0], shift: shifts?.[0], wageFrom },
    };
    for (const [name, value] of Object.entries(asked)) {
      if (value !== undefined && value !== "") given.set(name, String(value));
    }
    const start = performance.now();
    const answer = await fetch(`${origin}/api/employment/vacancies/search?${given}`, {
      headers: { cookie: "a=b" },
    });
    await answer.text();
    if (answer.status !== 200) throw new RangeError(`a search answered ${answer.status}`);
    return performance.now() - start;
  };
}

/** Queries measure from where a post is: any will do. */
const nearest = placeOf(1);
