import { join } from "node:path";
import {
  type CountyAccess,
  ensureDemoAccounts,
  hasAdministrator,
  inviteFirstAdministrator,
  readCountyAccess,
} from "@olive/access";
import { transaction } from "@olive/db";
import { loadDemoSettings } from "@olive/demo";
import { installCatalogue, readCatalogue } from "@olive/finance";
import {
  type CountyPack,
  installPlaces,
  installRegisters,
  listFiles,
  loadCounty,
  readDirectorySource,
  readPlaces,
} from "@olive/registry";
import { findLastRun, loadPolicies } from "@olive/rules";
import { buildFront } from "../front/build-front.ts";
import { FRONTS } from "../front/fronts.ts";
import { listen } from "./listen.ts";
import { loadDemo } from "./load-demo.ts";
import { ownAddress, providerFrom } from "./own-address.ts";
import { readContents } from "./space-contents.ts";
import { startSandbox } from "./start-bank.ts";
import type { Example, Figure, InstalledCounty, Listening, SignIn, StartContext } from "./steps.ts";

const BUILDING = { zh: "构建工作台和走访页面", en: "building the desk and the visits' app" };

/** Installs the county of a folder below counties/ into the space of the context. */
export async function installCounty(context: StartContext): Promise<InstalledCounty> {
  const { db } = context;
  const county = loadCounty(context.countyFolder);
  const { places, successions } = readPlaces(county.dir);
  await installRegisters(db, county);
  await transaction(db, (tx) => installPlaces(tx, county.code, { places, successions }));
  await transaction(db, (tx) => installCatalogue(tx, county.code, readCatalogue(county.dir), new Date()));
  const access = readCountyAccess(county.dir);
  const contents = await readContents(db, county);
  let kind = contents.kind;
  return {
    code: county.code,
    name: county.name,
    contents: contents.kind,
    unfinished: contents.kind === "demo" && !contents.complete,
    loadDemo: async (people) => {
      await loadDemo(context, county, contents.kind === "demo" ? contents.people : people);
      kind = "demo";
    },
    listen: async (port) => {
      const fronts = await buildFronts(context);
      const listening = await listen(
        {
          db,
          county,
          places,
          policies: loadPolicies(join(county.dir, "policies")),
          directory: readDirectorySource(county),
          mode: kind === "demo" ? "demo" : "real",
          home: context.home,
          access,
          origin: ownAddress(port),
          fronts,
          ...providerFrom(process.env),
        },
        port,
      );
      return kind === "demo" ? withSandbox(context, county.code, port, listening) : listening;
    },
    createSignIns: () => createSignIns(context, county, access),
    inviteFirstAdministrator: async () =>
      (await hasAdministrator(db, county.code, access))
        ? undefined
        : inviteFirstAdministrator(db, {
            county: county.code,
            access,
            elsewhere: providerFrom(process.env).provider !== undefined,
            now: new Date(),
          }),
    findExample: () => findExample(county),
    countFigures: () => countFigures(context, county),
  };
}

/** The demo's banks run beside it, and stop before it. */
async function withSandbox(
  { db, server, home }: StartContext,
  county: string,
  port: number,
  listening: Listening,
): Promise<Listening> {
  const sandbox = await startSandbox({ db, server, home, county, origin: ownAddress(port) });
  if (sandbox === undefined) return listening;
  const close = async () => {
    await sandbox.stop();
    await listening.close();
  };
  return { ...listening, bankUrl: sandbox.url, close };
}

/** The folders of the apps' files. */
async function buildFronts(context: StartContext): Promise<ReadonlyMap<string, string>> {
  const show = (building: boolean) => context.show(building ? { label: BUILDING, done: 0 } : undefined);
  const built = new Map<string, string>();
  for (const front of FRONTS) built.set(front.code, await buildFront(front, show));
  return built;
}

/** The demo's accounts, made where they are missing: one signs in by choosing a card. */
async function createSignIns(
  { db }: StartContext,
  county: CountyPack,
  access: CountyAccess,
): Promise<SignIn[]> {
  await ensureDemoAccounts(db, county.code, access);
  return access.demoAccounts.map(({ code, name, role, area, look }) => ({
    account: code,
    name,
    role: access.roles.get(role)?.name ?? { zh: role, en: role },
    area,
    look,
  }));
}

async function findExample(county: CountyPack): Promise<Example | undefined> {
  const { personas } = await loadDemoSettings(county.dir);
  for (const [residentId, verdicts] of personas.flatMap(({ expected }) => Object.entries(expected ?? {}))) {
    const group = Object.keys(verdicts).find((code) => verdicts[code] === "yes");
    if (group !== undefined) return { residentId, group };
  }
  return undefined;
}

async function countFigures({ db }: StartContext, county: CountyPack): Promise<Figure[]> {
  const files = await listFiles(db, county);
  const run = await findLastRun(db, county.code);
  const verdicts = Object.values(run?.counts ?? {});
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return [
    { name: { zh: "人", en: "people" }, count: run?.people ?? 0 },
    { name: { zh: "张部门表", en: "registers" }, count: new Set(files.map((file) => file.register)).size },
    { name: { zh: "行现行数据", en: "rows" }, count: sum(files.map((file) => file.stored)) },
    { name: { zh: "人次符合", en: "recognitions" }, count: sum(verdicts.map(({ yes }) => yes)) },
    {
      name: { zh: "人次缺数据", en: "waiting for data" },
      count: sum(verdicts.map(({ unknown }) => unknown)),
    },
  ];
}
