import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { proposeEnd } from "../commands/propose-end.ts";
import { proposeFromRun } from "../proposing/propose-from-run.ts";
import { day, NOW, type SmallCounty, smallCounty } from "../testing/small-county.ts";
import { TOLD, type Walk, walkIn } from "../testing/walk.ts";
import { countPersonTimes, listPersonTimes } from "./count-person-times.ts";

const db = await testDatabase();
let county: SmallCounty;
let walk: Walk;
beforeAll(async () => {
  county = await smallCounty(db, "example", "2024-06-30");
  walk = walkIn(county);
  await proposeFromRun(db, county.site, county.county.code, county.reasoner, NOW);
}, 60_000);

const VIEWER = 1;
const on = (text: string) => ({ on: text as CalendarDate });
const figure = (text: string) =>
  county.as(VIEWER, async (tx, actor) => {
    const { groups, people } = await countPersonTimes(tx, actor, on(text));
    return { people, times: groups.reduce((sum, one) => sum + one.recognised + one.renewed, 0) };
  });

test("what was counted on a day is counted again of that day, whatever came later", async () => {
  const days = ["2022-06-16", "2022-06-20", "2022-07-04", "2023-05-20", "2023-06-05"];
  const found = await walk.find("aidedFamily");
  expect(found.length).toBeGreaterThan(3);
  const counted = new Map<string, Awaited<ReturnType<typeof figure>>>();
  for (const [index, text] of days.slice(0, 3).entries()) {
    await walk.recognise(found[index]!, day(text));
    counted.set(text, await figure(text));
  }
  const [{ standing }] = (await db.query<{ standing: string }>(
    "select standing_id as standing from recognition.proposal where id = $1",
    [found[0]],
  )) as [{ standing: string }];
  const department = county.policies.policies.find(({ code }) => code === "aidedFamily")!.confirm[0]!;
  const end = await county.as(walk.head(department), (tx, actor) =>
    proposeEnd(tx, county.site, actor, { standing, reason: "毕业", reasoner: undefined, now: day(days[3]!) }),
  );
  const ending = { now: day(days[3]!), reason: "毕业", data: TOLD };
  await walk.act(walk.clerk(department), end, "proposeEnd", ending);
  await walk.act(walk.clerk(department), end, "inform", ending);
  await walk.act(walk.head(otherThan(department)), end, "end", ending);
  counted.set(days[3]!, await figure(days[3]!));
  await proposeFromRun(db, county.site, county.county.code, county.reasoner, day("2023-06-01"));
  const [renewal = ""] = await walk.find("aidedFamily", "recertify");
  await walk.recognise(renewal, day(days[4]!));
  counted.set(days[4]!, await figure(days[4]!));

  expect([...counted.values()].map(({ times }) => times)).toEqual([1, 2, 3, 3, 4]);
  for (const [text, before] of counted) expect(await figure(text), text).toEqual(before);
});

const otherThan = (department: string) =>
  county.policies.policies.flatMap(({ confirm }) => confirm).find((one) => one !== department)!;

test("opens to its rows, and to those of a place alone", async () => {
  const { rows } = await county.as(VIEWER, (tx, actor) =>
    listPersonTimes(tx, actor, on("2023-12-31"), { limit: 50 }),
  );
  expect(rows.map(({ act }) => act)).toEqual(["recognised", "recognised", "recognised", "renewed"]);
  const place = rows[0]?.place ?? "";
  const within = await county.as(VIEWER, (tx, actor) =>
    countPersonTimes(tx, actor, { ...on("2023-12-31"), place }),
  );
  const there = rows.filter((row) => row.place === place).length;
  expect(within.groups.reduce((sum, one) => sum + one.recognised + one.renewed, 0)).toBe(there);
});

test("no decision can be changed or taken back by those who work in a scope", async () => {
  for (const sql of ["update recognition.act set decided_on = '2020-01-01'", "delete from recognition.act"]) {
    await expect(county.as(VIEWER, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
  }
});
