import { actOnMany, listCasesOf, listOpenSubjects, openCases, reopenCase } from "@olive/cases";
import { type Database, type Transaction, transaction } from "@olive/db";
import { zeroEmploymentHousehold } from "../../life-cycle/zero-employment-household.ts";
import { dayOf } from "../days.ts";
import type { LoopOffice } from "../loop-site.ts";
import { isWithoutWork } from "./decide-household.ts";
import { type KnownHousehold, readHouseholds } from "./read-households.ts";

const STEP = 500;
const SUBJECT = "household:";

type Office = Pick<LoopOffice, "county" | "office" | "settings">;

/**
 * Looks at the households of those who look for work, and of open cases: where nobody of working age works a case is
 * opened; where somebody began, a person is asked to confirm; where they lost the job again, it goes on.
 * @returns how many were opened, anew or again.
 */
export async function followHouseholds(db: Database, site: Office, now: Date): Promise<number> {
  if (site.settings.workingAge === undefined) return 0;
  const county = site.county.code;
  const open = await listOpenSubjects(db, county, zeroEmploymentHousehold.code);
  const seeking = await db.query<{ household: string }>(
    `select distinct p.household_reference as household from employment.seeker s
     join registry.person p on p.county = s.county and p.reference = s.reference
     where s.county = $1 and s.standing = 'seeking' and p.household_reference is not null`,
    [county],
  );
  const own = [...open.keys()].map((subject) => subject.slice(SUBJECT.length));
  const all = [...new Set([...seeking.map(({ household }) => household), ...own])].sort();
  let opened = 0;
  for (let start = 0; start < all.length; start += STEP) {
    const step = all.slice(start, start + STEP);
    opened += await transaction(db, (tx) => followStep(tx, site, step, open, now));
  }
  return opened;
}

async function followStep(
  tx: Transaction,
  site: Office,
  references: readonly string[],
  open: ReadonlyMap<string, string>,
  now: Date,
): Promise<number> {
  const { county, office, settings } = site;
  const households = await readHouseholds(tx, county, settings, references, dayOf(now));
  const acts = households.flatMap((household) => {
    const id = open.get(`${SUBJECT}${household.reference}`);
    if (id === undefined) return [];
    const begun = household.members.some(({ works }) => works === "yes");
    const [act, reason] = begun ? ["hearPlaced", "户内有人上岗"] : ["hearLost", "户内又没有人上岗"];
    return [{ id, act, reason }];
  });
  await actOnMany(tx, office, { county: county.code, acts, now });
  let opened = 0;
  for (const household of households) {
    if (open.has(`${SUBJECT}${household.reference}`) || !isFound(site, household, now)) continue;
    opened += await openOne(tx, site, household, now);
  }
  return opened;
}

function isFound({ settings }: Office, { members, hasIncome }: KnownHousehold, now: Date): boolean {
  const { workingAge } = settings;
  return workingAge !== undefined && !hasIncome && isWithoutWork(members, workingAge, dayOf(now)) === "yes";
}

/** What a person found not to be without work isn't asked again; what had somebody placed goes on. */
async function openOne(
  tx: Transaction,
  { county, office }: Office,
  { reference, name, place, members }: KnownHousehold,
  now: Date,
): Promise<number> {
  const subject = `${SUBJECT}${reference}`;
  const [former] = await listCasesOf(tx, county.code, subject);
  if (former?.outcome === "notWithoutWork") return 0;
  const reason = "户内劳动年龄的人都没有工作";
  if (former !== undefined) {
    await reopenCase(tx, office, "machine", { county: county.code, id: former.id, reason, data: {}, now });
    return 1;
  }
  const opened = await openCases(tx, office, "machine", {
    ...{ county: county.code, reason, now },
    cases: [
      {
        ...{ lifeCycle: zeroEmploymentHousehold.code, subject, subjectName: name, place },
        title: { zh: "零就业家庭帮扶", en: "Household without work" },
        data: { members: members.length },
      },
    ],
  });
  return opened.length;
}
