/**
 * The yardstick in PostgreSQL: the same constraints and the same points in one LATERAL query, over an index on the
 * place. What SQL would be slow at is worked out beforehand (gates as bits, occupations as numbers, the wage offered),
 * so that the yardstick isn't handicapped; the lists it gives are compared with ours place by place.
 */
import type { Database } from "@olive/db";
import type { Market } from "@olive/employment";

export interface SqlPlace {
  readonly s: number;
  readonly place: number;
  readonly v: number;
  readonly score: number;
}

const UNKNOWN = -1;
const UNKNOWN_PLACE = -2_147_483_648;

export async function rankInPostgres(
  db: Database,
  market: Market,
): Promise<{ readonly rows: SqlPlace[]; readonly ms: number }> {
  await makeTables(db, market);
  await db.query("set jit = off").catch(() => undefined);
  const start = performance.now();
  const near = await db.query<SqlPlace>(listsSql("s.spot is not null and s.max_metres >= 0", true));
  const far = await db.query<SqlPlace>(listsSql("not (s.spot is not null and s.max_metres >= 0)", false));
  const ms = performance.now() - start;
  return { rows: [...near, ...far], ms };
}

async function makeTables(db: Database, market: Market): Promise<void> {
  const { seekers, skillWords, certificateWords } = market;
  const skillBits = skillWords * 32;
  const certificateBits = certificateWords * 32;
  await db.query(`create unlogged table seeker (id int primary key, w1 int, w2 int, w3 int, knows int,
    skills bit(${skillBits}), certificates bit(${certificateBits}), cannot int, hours_min int, hours_max int,
    wish int, spot point, max_metres int, home_only boolean, needs int, refused_wage int, refused_metres int)`);
  await db.query(`create unlogged table vacancy (id int primary key, occupation int, asks int, hours int, offer int,
    spot point, at_home boolean, access_known boolean, skills bit(${skillBits}), demanded int,
    certificates bit(${certificateBits}), response int)`);
  const point = (x: number, y: number) => (x === UNKNOWN_PLACE ? null : `(${x},${y})`);
  const seekerRows = Array.from({ length: seekers.length }, (_, s) => ({
    id: s,
    w1: seekers.wishes[3 * s],
    w2: seekers.wishes[3 * s + 1],
    w3: seekers.wishes[3 * s + 2],
    knows: seekers.known[s],
    skills: bitsOf(seekers.skills.subarray(s * skillWords, (s + 1) * skillWords)),
    certificates: bitsOf(seekers.certificates.subarray(s * certificateWords, (s + 1) * certificateWords)),
    cannot: seekers.cannot[s],
    hours_min: seekers.hoursMin[s],
    hours_max: seekers.hoursMax[s],
    wish: seekers.wage[s],
    spot: point(seekers.x[s]!, seekers.y[s]!),
    max_metres: seekers.maxMetres[s],
    home_only: seekers.homeOnly[s] === 2,
    needs: seekers.access[s],
    refused_wage: seekers.refusedWage[s],
    refused_metres: seekers.refusedMetres[s],
  }));
  await putRows(db, "seeker", seekerRows);
  await putRows(db, "vacancy", vacancyRows(market, point));
  await db.query("create index on vacancy using gist (spot)");
  await db.query("create index on vacancy (occupation)");
  await db.query("analyze seeker");
  await db.query("analyze vacancy");
}

function vacancyRows(
  { vacancies, skillWords, certificateWords }: Market,
  point: (x: number, y: number) => string | null,
) {
  return Array.from({ length: vacancies.length }, (_, v) => {
    const [from, to] = [vacancies.wageFrom[v]!, vacancies.wageTo[v]!];
    const offer = from === UNKNOWN ? to : to === UNKNOWN ? from : (from + to) >> 1;
    const skills = vacancies.skill.subarray(vacancies.skillFrom[v], vacancies.skillFrom[v + 1]);
    const certificates = vacancies.certificate.subarray(
      vacancies.certificateFrom[v],
      vacancies.certificateFrom[v + 1],
    );
    return {
      id: v,
      occupation: vacancies.occupation[v],
      asks: vacancies.asks[v],
      hours: vacancies.hours[v],
      offer,
      spot: point(vacancies.x[v]!, vacancies.y[v]!),
      at_home: vacancies.atHome[v] === 2,
      access_known: (vacancies.known[v]! & 4) !== 0,
      skills: bitsOf(wordsOf(skills, skillWords)),
      demanded: skills.length,
      certificates: bitsOf(wordsOf(certificates, certificateWords)),
      response: vacancies.employerResponse[v],
    };
  });
}

function wordsOf(numbers: Int32Array, words: number): Uint32Array {
  const set = new Uint32Array(words);
  for (const number of numbers) set[number >> 5]! |= 1 << (number & 31);
  return set;
}

const bitsOf = (words: Uint32Array) => [...words].map((word) => word.toString(2).padStart(32, "0")).join("");

async function putRows(db: Database, table: string, rows: readonly object[]): Promise<void> {
  const PORTION = 5000;
  for (let from = 0; from < rows.length; from += PORTION) {
    await db.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
      JSON.stringify(rows.slice(from, from + PORTION)),
    ]);
  }
}

const step = (wish: string) => `case when v.occupation = ${wish} then 3500
    when v.occupation >> 7 = ${wish} >> 7 then 2600 when v.occupation >> 14 = ${wish} >> 14 then 1500
    when v.occupation >> 21 = ${wish} >> 21 then 600 else 0 end`;

/** Points as in terms.ts, in integers; only refusals that the seeded market has. */
const POINTS = `
  case when s.knows & 8 = 0 or v.occupation = 0 then 1200
    else greatest(${step("s.w1")}, ${step("s.w2")}, ${step("s.w3")}) end
  + case when v.demanded = 0 then 900 when s.knows & 1 = 0 then 750
    else 1500 * bit_count(v.skills & s.skills)::int / v.demanded end
  + case when v.offer < 0 or s.wish <= 0 then 750
    else 1500 * greatest(0, least(600, v.offer * 1000 / s.wish - 600)) / 600 end
  + case when v.at_home and s.home_only then 2000 when way.metres is null then 1000
    when way.metres >= way.scale then 0 else 2000 - 2000 * way.metres / way.scale end
  + case when v.hours < 0 or s.hours_min < 0 then 350 when v.hours >= s.hours_min then 700
    else 700 * v.hours / s.hours_min end
  + case when s.knows & 4 = 0 then 150 when s.needs = 0 or v.access_known then 300 else 150 end
  + case when v.response < 0 then 250 else 500 * v.response / 1000 end
  - case when s.refused_wage >= 0 and v.offer >= 0 and v.offer <= s.refused_wage then 600 else 0 end
  - case when s.refused_metres >= 0 and way.metres >= s.refused_metres and not (v.at_home and s.home_only)
    then 600 else 0 end`;

const RULES = `s.cannot & v.asks = 0
  and (v.hours < 0 or s.hours_max < 0 or v.hours <= s.hours_max)
  and (s.knows & 2 = 0 or v.certificates & ~s.certificates = repeat('0', length(v.certificates))::varbit)
  and (s.knows & 1 = 0 or v.demanded = 0 or 2 * bit_count(v.skills & s.skills) >= v.demanded)`;

/** `near`: those whose place and limit are known, who can be searched for by the index on the place. */
function listsSql(who: string, near: boolean): string {
  const within = near
    ? "v.spot <@ circle(s.spot, s.max_metres + 0.5) and way.metres <= s.max_metres"
    : "(s.max_metres < 0 or way.metres is null or way.metres <= s.max_metres)";
  return `select s.id as s, (row_number() over (partition by s.id order by best.score desc, best.id))::int - 1 as place,
      best.id as v, best.score::int as score
    from seeker s cross join lateral (
      select v.id, ${POINTS} as score
      from vacancy v cross join lateral (
        select floor((s.spot <-> v.spot) + 0.5)::int as metres,
          case when s.max_metres > 0 then s.max_metres else 10000 end as scale) way
      where ${within} and ${RULES}
      order by score desc, v.id limit 10) best
    where ${who}`;
}
