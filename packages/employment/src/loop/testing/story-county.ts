/** For tests: the invented county with one more register (who pays into social insurance), a clue rule and a loop. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asActor } from "@olive/access";
import { type Assigned, factCorrectionKind, lifeCycles } from "@olive/cases";
import { type Database, type Transaction, transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { createReasoner } from "@olive/recognition";
import {
  type CountyPack,
  followPeople,
  importFolder,
  installPlaces,
  installRegisters,
  listFiles,
  loadCounty,
  readPlaces,
} from "@olive/registry";
import { filesById, loadPolicies, recognise } from "@olive/rules";
import { EMPLOYMENT_KINDS } from "../../kind.ts";
import { openClues } from "../clue/open-clues.ts";
import { followHouseholds } from "../household/follow-households.ts";
import type { LoopOffice } from "../loop-site.ts";
import { followPlacements } from "../placement/follow-placements.ts";
import { readLoopSettings } from "../settings.ts";

/** A village of the county, and a person in it of the sample extracts. */
export const VILLAGE = "330798001001";
export const HERO = "33079919810313200X";

const PAYING = `
code: paying
name: 缴费册
department: 公安所
file: 甲局_缴费册
title: { zh: 缴费册, en: Roll of payers }
subject: { entity: person, by: 证件号 }
key: [证件号, 单位, 起]
order: [起]
absent: none
complete: true
freshDays: 45
limits: { rejectedShare: 1, changedShare: 1 }
columns:
  - { name: 证件号, code: resident_id, type: residentId, level: L3 }
  - { name: 单位, code: employer, type: code, level: L2 }
  - { name: 情况, code: standing, type: listed, values: [在缴, 停缴], level: L2 }
  - { name: 起, code: begins_in, type: month, level: L2 }
  - { name: 止, code: ends_in, type: month, end: true, empty: unknown, level: L2 }
`;

const CLUE = `
code: stoppedPaying
name: { zh: 停缴, en: Stopped paying }
kind: clue
reference: 橄溪县就业办法（虚构）第三条
effective: { from: 2020-01-01 }
confirm: [公安所]
term: { months: 3 }
criteria: |
  (some 缴 in 缴费册 satisfies 缴.情况 = "停缴" and 缴.止 <= 认定月 - duration("P3M"))
  and not(some 缴 in 缴费册 satisfies 缴.情况 = "在缴")
examples:
  - title: 停缴满三个月
    date: 2024-06-30
    clause: 停缴
    person: { born: 1980-01-01, sex: female }
    rows: { 缴费册: [{ 情况: 停缴, 起: 2020-01, 止: 2024-03 }] }
    expected: yes
  - title: 在缴
    date: 2024-06-30
    clause: 停缴
    person: { born: 1980-01-01, sex: female }
    rows: { 缴费册: [{ 情况: 在缴, 起: 2020-01 }] }
    expected: no
  - title: 情况未填
    date: 2024-06-30
    clause: 停缴
    person: { born: 1980-01-01, sex: female }
    rows: { 缴费册: [{ 情况: null, 起: 2020-01, 止: 2024-03 }] }
    expected: unknown
`;

const LOOP = `
loop:
  work: { register: paying, running: { 情况: [在缴] }, from: 起, until: 止, employer: 单位 }
  known: [{ item: certificates, register: orchard_contract, column: 品种, openBy: 到期日, many: true }]
  contradicted: [{ register: paying, where: { 情况: [停缴] }, column: 情况 }]
  refusals: { informAfter: 3, department: 教育办, reference: 橄溪县家庭助学办法（虚构）第九条 }
  workingAge: { from: 16, male: 60, female: 60, reference: 橄溪县就业办法（虚构）第二条 }
`;

/** Makes the county's folder; removed by the caller's `afterAll`. */
export function makeCounty(): { readonly county: CountyPack; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), "olive-loop-"));
  cpSync(loadCounty("example").dir, dir, { recursive: true });
  writeFileSync(join(dir, "registers", "09-paying.yaml"), PAYING);
  writeFileSync(join(dir, "policies", "stopped-paying.yaml"), CLUE);
  writeFileSync(join(dir, "employment.yaml"), LOOP);
  return { county: loadCounty(dir), remove: () => rmSync(dir, { recursive: true }) };
}

const HELP = ["person.read", "case.work", "employment.help", "fact.dispute"];
const worker = (
  account: number,
  name: string,
  area: string,
  acts: readonly string[],
  department: string | null,
) => ({
  ...{ account, name, role: "any", area, department, acts },
});

/** A village's worker, the township's head, an official of the county, the department that decides. */
const STAFF: readonly Assigned[] = [
  worker(1, "林甲", VILLAGE, HELP, null),
  worker(2, "林乙", "330798001000", [...HELP, "case.supervise", "refusal.judge"], null),
  worker(3, "林丙", "330798000000", [...HELP, "case.supervise"], "公安所"),
  worker(4, "林丁", "330798000000", ["case.work", "benefit.review", "fact.correct"], "教育办"),
];

export interface Story {
  readonly db: Database;
  readonly county: CountyPack;
  readonly site: LoopOffice;
  /** In the scope of that account. */
  as<T>(account: number, work: (tx: Transaction, actor: Actor) => Promise<T>): Promise<T>;
  /** Imports one file of payers of that day: lines of 证件号,单位,情况,起,止. */
  hand(day: string, lines: readonly string[]): Promise<void>;
  /** What happens after an import: the rules run, and the loop follows. */
  follow(day: string): Promise<Followed>;
  reference(residentId: string): Promise<string>;
}

export interface Followed {
  readonly confirmed: number;
  readonly retained: number;
  readonly lost: number;
  readonly clues: number;
  readonly households: number;
}

export const at = (day: string) => new Date(`${day}T01:00:00Z`);

/** The county with its sample imported, ready for the first file of payers. */
export async function beginStory(db: Database, county: CountyPack): Promise<Story> {
  const policies = loadPolicies(join(county.dir, "policies"));
  const office = {
    lifeCycles: lifeCycles([factCorrectionKind, ...EMPLOYMENT_KINDS]),
    staff: async () => STAFF,
  };
  const site: LoopOffice = { county, office, policies, settings: readLoopSettings(county.dir) };
  await installRegisters(db, county);
  await transaction(db, (tx) => installPlaces(tx, county.code, readPlaces(county.dir)));
  await importFolder(db, county, join(county.dir, "extracts", "sample"));
  await followPeople(db, county);
  return { db, county, site, ...actionsOf(db, county, site) };
}

function actionsOf(
  db: Database,
  county: CountyPack,
  site: LoopOffice,
): Omit<Story, "db" | "county" | "site"> {
  return {
    as: (account, work) => {
      const found = STAFF.find((one) => one.account === account);
      if (found === undefined) throw new RangeError(`nobody has account ${account}`);
      const actor = { ...found, county: county.code, assignment: account, secondFactor: true };
      return asActor(db, actor, (tx) => work(tx, actor));
    },
    hand: async (day, lines) => {
      const folder = mkdtempSync(join(tmpdir(), "olive-payers-"));
      const name = `甲局_缴费册_${day.replaceAll("-", "")}.csv`;
      writeFileSync(join(folder, name), ["证件号,单位,情况,起,止", ...lines, ""].join("\n"));
      await importFolder(db, county, folder);
      rmSync(folder, { recursive: true });
    },
    follow: async (day) => {
      const now = at(day);
      const { runId, program, snapshot } = await recognise(db, county, day as CalendarDate, {
        startedBy: "test",
      });
      const files = filesById(await listFiles(db, county));
      const reasoner = createReasoner({ run: runId, program, snapshot, files });
      const followed = await followPlacements(db, site, now);
      const clues = await openClues(db, site, reasoner, now);
      return { ...followed, clues, households: await followHouseholds(db, site, now) };
    },
    reference: async (residentId) => {
      const [row] = await db.query<{ reference: string }>(
        "select reference from registry.person where resident_id = $1",
        [residentId],
      );
      return row?.reference ?? "";
    },
  };
}
