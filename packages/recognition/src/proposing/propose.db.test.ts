import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { NOW, type SmallCounty, smallCounty } from "../testing/small-county.ts";
import { proposeFromRun } from "./propose-from-run.ts";

const db = await testDatabase();
let county: SmallCounty;
beforeAll(async () => {
  county = await smallCounty(db, "wucheng", "2022-05-31");
});

test("speed", async () => {
  const t = performance.now();
  const result = await proposeFromRun(db, county.site, county.county.code, county.reasoner, NOW);
  console.log(result, performance.now() - t);
  console.log(
    await db.query(
      "select policy, kind, count(*), min(department), min(due_on) from recognition.proposal group by 1,2 order by 1,2",
    ),
  );
  console.log(
    JSON.stringify(
      await db.query(
        "select name, policy, kind, verdict, reasons, missing from recognition.proposal where policy in ('hardToEmploy','peopleInDifficulty') limit 3",
      ),
      null,
      1,
    ),
  );
  expect(await proposeFromRun(db, county.site, county.county.code, county.reasoner, NOW)).toEqual({
    opened: 0,
    moved: 0,
  });
});
