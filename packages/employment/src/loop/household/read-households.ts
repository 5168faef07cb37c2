import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import { readRows } from "../registers/read-rows.ts";
import { readWorkSpells } from "../registers/work-spells.ts";
import type { LoopSettings } from "../settings.ts";
import type { HouseholdMember } from "./decide-household.ts";

/** A household as the data and the loop know it. */
export interface KnownHousehold {
  readonly reference: string;
  /** Of the member who looks for work, whose village answers. */
  readonly name: string;
  readonly place: string;
  readonly members: readonly HouseholdMember[];
  /** A member has a business, a share, platform work: what the county counts as the household's own work. */
  readonly hasIncome: boolean;
}

interface Stored {
  readonly household: string;
  readonly reference: string;
  readonly name: string;
  readonly place: string;
  readonly birth: CalendarDate;
  readonly sex: "male" | "female";
  readonly standing: string | null;
  readonly placed: boolean;
}

/** The households with everybody who lives in them, inside the scope of the transaction. */
export async function readHouseholds(
  tx: Queryable,
  county: CountyPack,
  settings: LoopSettings,
  references: readonly string[],
  today: CalendarDate,
): Promise<KnownHousehold[]> {
  const people = await tx.query<Stored>(
    `select p.household_reference as household, p.reference, p.name, p.place_code as place, p.birth, p.sex, s.standing,
       exists (select from employment.placement w where w.county = p.county and w.reference = p.reference
         and w.standing <> 'ended') as placed
     from registry.person p left join employment.seeker s on s.county = p.county and s.reference = p.reference
     where p.county = $1 and p.household_reference = any($2) and p.present
     order by p.household_reference, s.standing = 'seeking' desc nulls last, p.birth`,
    [county.code, references],
  );
  const all = people.map(({ reference }) => reference);
  const working = await readWorking(tx, county, settings, all);
  const registered = await readRegistered(tx, county, settings, all, today);
  const earning = await readEarning(tx, county, settings, all);
  return [...Map.groupBy(people, ({ household }) => household)].map(([reference, members]) => ({
    ...{ reference, name: members[0]?.name ?? "", place: members[0]?.place ?? "" },
    hasIncome: members.some((one) => earning.has(one.reference)),
    members: members.map(({ reference: id, birth, sex, standing, placed }) => {
      const idle = standing === "seeking" || standing === "resting" || registered.has(id);
      const works = placed || working.has(id) ? "yes" : idle ? "no" : "unknown";
      return { birth, sex, works } as const;
    }),
  }));
}

async function readWorking(
  tx: Queryable,
  county: CountyPack,
  { work }: LoopSettings,
  people: readonly string[],
) {
  if (work === undefined) return new Set<string>();
  const spells = await readWorkSpells(tx, county, work, people);
  return new Set(
    [...spells].filter(([, own]) => own.some(({ running }) => running)).map(([reference]) => reference),
  );
}

async function readRegistered(
  tx: Queryable,
  county: CountyPack,
  { unemployment }: LoopSettings,
  people: readonly string[],
  today: CalendarDate,
) {
  if (unemployment === undefined) return new Set<string>();
  const { from, until } = unemployment;
  const rows = await readRows(tx, county, unemployment, [from, until], people);
  const valid = rows.filter(
    ({ values }) => (values[from] ?? today) <= today && (values[until] ?? "9999") > today,
  );
  return new Set(valid.map(({ reference }) => reference));
}

async function readEarning(
  tx: Queryable,
  county: CountyPack,
  { householdWorks }: LoopSettings,
  people: readonly string[],
) {
  const earning = new Set<string>();
  for (const rows of householdWorks) {
    for (const { reference } of await readRows(tx, county, rows, [], people)) earning.add(reference);
  }
  return earning;
}
