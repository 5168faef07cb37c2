/** For tests: a county with its sample extracts, recognised, and people who work in it. */
import { join } from "node:path";
import { asActor } from "@olive/access";
import { type Assigned, lifeCycles } from "@olive/cases";
import { type Database, type Transaction, transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import {
  type CountyPack,
  followPeople,
  importFolder,
  installPlaces,
  listFiles,
  loadCounty,
  readPlaces,
} from "@olive/registry";
import { filesById, loadPolicies, type PolicySet, recognise } from "@olive/rules";
import { RECOGNITION_KINDS } from "../kind.ts";
import { createReasoner, type Reasoner } from "../reasons/reasoner.ts";
import type { RecognitionOffice } from "../site.ts";

/** A working day without a holiday near it. */
export const NOW = new Date("2022-06-16T01:00:00Z");
export const day = (text: string) => new Date(`${text}T01:00:00Z`);

export interface SmallCounty {
  readonly db: Database;
  readonly county: CountyPack;
  readonly policies: PolicySet;
  readonly site: RecognitionOffice;
  readonly reasoner: Reasoner;
  readonly staff: readonly Assigned[];
  /** Signed in as that account. */
  actor(account: number): Actor;
  as<T>(account: number, work: (tx: Transaction, actor: Actor) => Promise<T>): Promise<T>;
}

const CLERK = ["person.read", "case.work", "recognition.answer", "notice.prepare"];
const HEAD = [...CLERK, "recognition.approve", "recognition.end", "recognition.exempt", "notice.publish"];
const WORKER = ["person.read", "case.work", "recognition.checkLocal"];

/** Accounts of each confirming department (a clerk and a head), and a village worker for the county's villages. */
export function staffOf({ code }: CountyPack, policies: PolicySet): Assigned[] {
  const departments = [...new Set(policies.policies.flatMap(({ confirm }) => confirm))].sort();
  const whole = `${code}000000`;
  const one = (account: number, name: string, acts: string[], department: string | null): Assigned => ({
    ...{ account, name, role: "any", area: whole, department, acts },
  });
  return [
    one(1, "林甲", WORKER, null),
    ...departments.flatMap((department, index) => [
      one(10 + index * 2, `经办${index}`, CLERK, department),
      one(11 + index * 2, `负责${index}`, HEAD, department),
    ]),
  ];
}

/** Imports a county's sample, recognises it as of a day, and gives what recognition stands on. */
export async function smallCounty(db: Database, slug: string, asOf: string): Promise<SmallCounty> {
  const county = loadCounty(slug);
  await transaction(db, (tx) => installPlaces(tx, county.code, readPlaces(county.dir)));
  await importFolder(db, county, join(county.dir, "extracts", "sample"));
  await followPeople(db, county);
  return { ...(await recognised(db, county, asOf)), db, county };
}

async function recognised(db: Database, county: CountyPack, asOf: string) {
  const policies = loadPolicies(join(county.dir, "policies"));
  const reasoner = await runAgain(db, county, asOf);
  const staff = staffOf(county, policies);
  const office = { lifeCycles: lifeCycles(RECOGNITION_KINDS), staff: async () => staff };
  const actor = (account: number): Actor => {
    const found = staff.find((one) => one.account === account);
    if (found === undefined) throw new RangeError(`nobody has account ${account}`);
    return { ...found, county: county.code, assignment: account, secondFactor: true };
  };
  const as = <T>(account: number, work: (tx: Transaction, who: Actor) => Promise<T>) =>
    asActor(db, actor(account), (tx) => work(tx, actor(account)));
  return { policies, reasoner, staff, actor, as, site: { policies, office } };
}

/** Runs the rules once more, and gives the reasons of that run. */
export async function runAgain(db: Database, county: CountyPack, asOf: string): Promise<Reasoner> {
  const { runId, program, snapshot } = await recognise(db, county, asOf as CalendarDate, {
    startedBy: "test",
  });
  return createReasoner({ run: runId, program, snapshot, files: filesById(await listFiles(db, county)) });
}
