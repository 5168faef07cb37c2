import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ensureDemoAccounts, readCountyAccess } from "@olive/access";
import { loadDemoSettings, writeDemoExtracts } from "@olive/demo";
import { proposeFromRun, rememberReasoner } from "@olive/recognition";
import { type CountyPack, followPeople, importFolder, listFiles } from "@olive/registry";
import { loadPolicies, recognise } from "@olive/rules";
import { openOffice } from "../cases/open-office.ts";
import { keptSnapshots } from "../cli/recognition/kept-snapshots.ts";
import { loadEmployment } from "./load-employment.ts";
import { loadFinance } from "./load-finance.ts";
import { sayDemo } from "./space-contents.ts";
import type { StartContext } from "./steps.ts";

/** The same people on every machine, so that guides and tests can name them. */
const SEED = 1;

type DemoContext = Pick<StartContext, "db" | "home" | "show">;

const WORDS = {
  making: { zh: "生成演示数据", en: "making the demo county" },
  loading: { zh: "导入", en: "loading" },
  recognising: { zh: "认定", en: "recognising" },
  proposing: { zh: "提出认定建议", en: "proposing" },
  employment: { zh: "就业帮扶的历史和岗位", en: "employment: history and posts" },
  people: { zh: "人", en: "people" },
};

/**
 * Fills a space with synthetic people by the way that real data come: extracts, import, recognition on the day of
 * the newest extract. Killed at any point, it is done again with the same bytes and completes what is missing.
 */
export async function loadDemo(context: DemoContext, county: CountyPack, people: number): Promise<void> {
  const { db, home, show } = context;
  const folder = join(home, "demo-extracts");
  await sayDemo(db, people, false);
  const settings = await loadDemoSettings(county.dir);
  await writeDemoExtracts({
    folder,
    people,
    seed: SEED,
    county: settings,
    onProgress: ({ people: done }) => show({ label: WORDS.making, done, total: people, unit: WORDS.people }),
  });
  await importFolder(db, county, folder, {
    onProgress: ({ file, done, files }) => show({ label: WORDS.loading, detail: file, done, total: files }),
  });
  await followPeople(db, county);
  const days = (await listFiles(db, county)).map((file) => file.extractOn).sort();
  const newest = days.at(-1);
  if (newest) await recogniseAll(context, county, newest);
  await proposeAll(context, county);
  show({ label: WORDS.employment, done: 0, total: 1 });
  const policies = loadPolicies(join(county.dir, "policies"));
  await loadEmployment(db, {
    county,
    access: readCountyAccess(county.dir),
    settings,
    policies,
    people,
    seed: SEED,
    now: new Date(),
  });
  await loadFinance(db, county, new Date());
  await sayDemo(db, people, true);
  await rm(folder, { recursive: true, force: true });
  show(undefined);
}

async function recogniseAll(
  { db, show }: DemoContext,
  county: CountyPack,
  asOf: Parameters<typeof recognise>[2],
): Promise<void> {
  await recognise(db, county, asOf, {
    startedBy: "demo",
    keeping: keptSnapshots(db),
    progress: ({ register, done, total }) =>
      show({ label: WORDS.recognising, detail: register, done, total }),
  });
}

/** What the run found becomes work on somebody's desk, so that each list has something in it from the start. */
async function proposeAll({ db, show }: DemoContext, county: CountyPack): Promise<void> {
  show({ label: WORDS.proposing, done: 0, total: 1 });
  const access = readCountyAccess(county.dir);
  await ensureDemoAccounts(db, county.code, access);
  const policies = loadPolicies(join(county.dir, "policies"));
  const reasoner = await rememberReasoner(db, county, keptSnapshots(db))();
  if (reasoner === undefined) return;
  const site = { policies, office: openOffice({ county, access }) };
  await proposeFromRun(db, site, county.code, reasoner, new Date());
}
