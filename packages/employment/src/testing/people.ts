/** For tests of terms, matching and checks: an invented county with people, employers and posts, straight into tables. */
import { asActor } from "@olive/access";
import type { Database, Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { Needs } from "../contracts/needs.ts";
import type { Locations } from "../place/locations.ts";
import type { SupportSettings } from "../term/support-kind.ts";

/** 330799 is nobody's. */
export const COUNTY = "330799";
export const WHOLE = `${COUNTY}000000`;
export const NORTH = `${COUNTY}201000`;
export const SOUTH = `${COUNTY}202000`;
export const VILLAGES = [`${COUNTY}201201`, `${COUNTY}201202`, `${COUNTY}202201`, `${COUNTY}202202`] as const;

const KILOMETRE = 1000;
/** On a line, three kilometres from each to the next. */
export const LOCATIONS: Locations = new Map(
  VILLAGES.map((code, index) => [code, { x: index * 3 * KILOMETRE, y: 0 }]),
);

export const SUPPORT: SupportSettings = {
  kinds: [
    kind("publicPost", 36, { postKind: "publicPost" }),
    kind("insuranceSubsidy", 12, {}),
    kind("wageTopUp", 12, { exclusive: undefined }),
  ],
  retirement: {
    ...{ reference: "x", from: 20_250_101 },
    male: { years: 60, untilYears: 63, monthsAStep: 4 },
    female: { years: 50, untilYears: 55, monthsAStep: 2 },
  },
};

function kind(code: string, months: number, rest: Partial<SupportSettings["kinds"][number]>) {
  return {
    ...{ code, name: { zh: code, en: code }, reference: "第一条（虚构）", months, most: 2 },
    ...{
      untilRetirementWithinYears: 5,
      suspensionDays: 90,
      extensionDays: 60,
      backdateDays: 31,
      paidTo: "person" as const,
    },
    ...{ exclusive: "aid", ...rest },
  };
}

export const ACTS = ["employment.help", "employment.allocate"];

export function actorIn(area: string, account = 1): Actor {
  return {
    ...{ county: COUNTY, account, name: `林${account}`, assignment: account, role: "any", area },
    ...{ department: null, acts: ACTS, secondFactor: true },
  };
}

export const inScope = <T>(db: Database, actor: Actor, work: (tx: Transaction) => Promise<T>) =>
  asActor(db, actor, work);

export const referenceOf = (n: number) => n.toString(16).padStart(32, "0");
export const vacancyOf = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
export const creditOf = (n: number) => `9133${n.toString().padStart(14, "0")}`;

export interface PersonGiven {
  readonly n: number;
  readonly place?: string;
  readonly sex?: "male" | "female";
  readonly birth?: string;
  readonly present?: boolean;
  readonly needs?: Needs;
  readonly standing?: string;
}

/** People of the directory, who look for work unless told otherwise. */
export async function addPeople(db: Database, people: readonly PersonGiven[]): Promise<void> {
  const rows = people.map(({ n, place, sex, birth, present, needs, standing }) => ({
    ...{ reference: referenceOf(n), id: `T${n}`, place: place ?? VILLAGES[0], sex: sex ?? "female" },
    ...{ birth: birth ?? "1985-03-01", present: present ?? true, needs: needs ?? {} },
    standing: standing ?? "seeking",
  }));
  const shape = `reference text, id text, place text, sex text, birth date, present boolean, needs jsonb, standing text`;
  await db.query(
    `insert into registry.person (county, resident_id, place_code, name, name_pinyin, initials, id_tail, sex, birth,
       present, reference)
     select $1, g.id, g.place, '人' || g.id, 'ren', 'r', right(g.id, 6), g.sex, g.birth, g.present, g.reference
     from jsonb_to_recordset($2::jsonb) as g (${shape})`,
    [COUNTY, JSON.stringify(rows)],
  );
  await db.query(
    `insert into employment.seeker (county, reference, place_code, name, standing, needs, known_on)
     select $1, g.reference, g.place, '人' || g.id, g.standing, g.needs, current_date
     from jsonb_to_recordset($2::jsonb) as g (${shape}) where g.standing <> 'none'`,
    [COUNTY, JSON.stringify(rows)],
  );
}

export interface PostGiven {
  readonly n: number;
  readonly place?: string;
  readonly employer?: number;
  readonly occupation?: string | null;
  readonly kind?: string;
  readonly seats?: number;
  readonly reserved?: number;
  readonly taken?: number;
  readonly wage?: number | null;
  readonly hours?: number | null;
  readonly shifts?: readonly string[];
  readonly access?: readonly string[];
  readonly demands?: object;
  readonly state?: string;
}

/** Open posts; each employer stands by itself. */
export async function addPosts(db: Database, posts: readonly PostGiven[]): Promise<void> {
  const employers = [...new Set(posts.map(({ n, employer }) => employer ?? n))];
  await db.query(
    `insert into employment.employer (county, credit_code, place_code, name, weekly_cap)
     select $1, g.code, $2, '单位' || g.code, 50 from unnest($3::text[]) as g (code) on conflict do nothing`,
    [COUNTY, VILLAGES[0], employers.map(creditOf)],
  );
  const rows = posts.map((post) => ({
    ...{ id: vacancyOf(post.n), credit: creditOf(post.employer ?? post.n), place: post.place ?? VILLAGES[0] },
    ...{
      occupation: post.occupation === undefined ? "6-05-02-01" : post.occupation,
      kind: post.kind ?? "ordinary",
    },
    ...{
      seats: post.seats ?? 1,
      reserved: post.reserved ?? 0,
      taken: post.taken ?? 0,
      title: `岗位${post.n}`,
    },
    ...{
      wage: post.wage === undefined ? 4000 : post.wage,
      hours: post.hours === undefined ? 40 : post.hours,
    },
    ...{ shifts: post.shifts ?? ["day"], access: post.access ?? [], demands: post.demands ?? {} },
    state: post.state ?? "open",
  }));
  await db.query(
    `insert into employment.vacancy (id, county, place_code, credit_code, employer_name, title, occupation, kind, seats,
       seats_reserved, seats_taken, wage_from, wage_to, hours_per_week, shifts, access, demands, state, posted_by,
       posted_on, confirmed_on, confirm_by)
     select g.id, $1, g.place, g.credit, '单位' || g.credit, g.title, g.occupation, g.kind, g.seats, g.reserved, g.taken,
       g.wage, g.wage, g.hours, array(select jsonb_array_elements_text(g.shifts)),
       array(select jsonb_array_elements_text(g.access)), g.demands, g.state, 'official',
       current_date, current_date, current_date + 30
     from jsonb_to_recordset($2::jsonb) as g (id uuid, credit text, place text, occupation text, kind text,
       seats integer, reserved integer, taken integer, title text, wage integer, hours integer, shifts jsonb,
       access jsonb, demands jsonb, state text)`,
    [COUNTY, JSON.stringify(rows)],
  );
}
