import { randomUUID } from "node:crypto";
import { asActor } from "@olive/access";
import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import {
  addVisit,
  followUpVisit,
  listEnterpriseDays,
  listVisits,
  planEnterpriseDay,
  recordVisit,
} from "../enterprise-day/enterprise-day.ts";
import {
  addShops,
  COUNTY,
  codeOf,
  installStreet,
  NOW,
  official,
  shopOf,
  street,
  WHOLE,
} from "../grants/testing/small-street.ts";
import { submitHelpRequest } from "../help/submit-help.ts";
import { bankScoreboard } from "../scoreboard/scoreboard.ts";
import { INDICATORS, isForbiddenAsTarget, listTargets, measure, setTarget } from "./indicators.ts";

const db = await testDatabase();
const actor = official(4);
const set = (indicator: string) =>
  asActor(db, actor, (tx) =>
    setTarget(tx, actor, {
      indicator,
      value: 95,
      untilOn: "2027-12-31" as CalendarDate,
      reason: "年度安排",
      now: NOW,
    }),
  );

beforeAll(async () => {
  await installStreet(db);
  await addShops(db, [{ n: 1 }, { n: 2 }]);
});

describe("targets", () => {
  test.each(["individualBusinesses", "individualBusinessGrowth", "annualReportRate"])(
    "none on %s: refused with the clause",
    async (code) => {
      await expect(set(code)).rejects.toMatchObject({
        code: "target-forbidden",
        wording: {
          zh: expect.stringContaining("促进个体工商户发展条例（国务院令第755号）第三十二条"),
          en: expect.stringContaining("art. 32"),
        },
      });
      expect(await listTargets(db, COUNTY)).toEqual([]);
    },
  );

  test("the database takes none either, whoever writes it", async () => {
    const insert = `insert into finance.indicator_target values ($1, gen_random_uuid(), 'individualBusinesses', $2, 1, now(), 'x', 1, 'x', now())`;
    await expect(db.query(insert, [COUNTY, WHOLE])).rejects.toThrow(/check/);
  });

  test("whatever measures individual businesses is refused by what it measures, and nothing else is", () => {
    const forbidden = INDICATORS.filter(isForbiddenAsTarget).map(({ code }) => code);
    expect(forbidden).toEqual(["individualBusinesses", "individualBusinessGrowth", "annualReportRate"]);
  });

  test("what the catalogue doesn't hold has none; on the help itself there may be one, for the county alone", async () => {
    await expect(set("newShops")).rejects.toMatchObject({ code: "indicator-unknown" });
    expect(await set("helpInTime")).toMatchObject({ place: WHOLE, value: 95 });
    expect(await listTargets(db, COUNTY)).toMatchObject([{ indicator: "helpInTime", value: 95 }]);
  });
});

test("values come from rows; a growth and a rate of reports have none", async () => {
  const values = await measure(db, COUNTY, "2026-11-24" as CalendarDate);
  expect(values.get("individualBusinesses")).toBe(2);
  expect(values.has("individualBusinessGrowth")).toBe(false);
  expect(values.get("helpSatisfied")).toBeNull();
});

describe("an Enterprise Day", () => {
  test("visits, what was said, a help request out of it, and ringing again", async () => {
    const id = randomUUID();
    const visit = randomUUID();
    const official1 = official(1);
    await asActor(db, official1, async (tx) => {
      await planEnterpriseDay(tx, official1, {
        id,
        place: WHOLE,
        onDay: "2026-11-20",
        title: "爱企日（虚构）",
        note: null,
        now: NOW,
      });
      await expect(
        addVisit(tx, official1, { id: randomUUID(), day: id, creditCode: codeOf(99), now: NOW }),
      ).rejects.toMatchObject({
        code: "business-not-in-directory",
      });
      await addVisit(tx, official1, { id: visit, day: id, creditCode: codeOf(1), now: NOW });
      await addVisit(tx, official1, { id: randomUUID(), day: id, creditCode: codeOf(1), now: NOW });
      await expect(followUpVisit(tx, official1, { id: visit, text: "好", now: NOW })).rejects.toMatchObject({
        code: "visit-not-made",
      });
      const ahead = { id: visit, visitedOn: "2026-11-25", visitors: "林甲", said: "x", now: NOW };
      await expect(recordVisit(tx, official1, 14, ahead)).rejects.toMatchObject({ code: "day-ahead" });
      const said = { id: visit, visitedOn: "2026-11-20", visitors: "林甲", said: "缺周转的钱", now: NOW };
      expect(await recordVisit(tx, official1, 14, said)).toMatchObject({ followUpOn: "2026-12-04" });
      await submitHelpRequest(tx, street(), official1, {
        ...{
          id: randomUUID(),
          business: shopOf(1),
          subject: "loan",
          text: "走访时说缺周转的钱",
          channel: "visit",
          visit,
          now: NOW,
        },
      });
    });
    const later = new Date("2026-12-05T02:00:00Z");
    expect(await listEnterpriseDays(db, COUNTY, NOW)).toMatchObject([
      { visits: 1, visited: 1, followUpsDue: 0 },
    ]);
    expect(await listEnterpriseDays(db, COUNTY, later)).toMatchObject([{ followUpsDue: 1 }]);
    expect(await listVisits(db, COUNTY, id)).toMatchObject([
      { creditCode: codeOf(1), requests: 1, followedUpAt: null },
    ]);
    await asActor(db, official1, (tx) =>
      followUpVisit(tx, official1, { id: visit, text: "银行已上门", now: later }),
    );
    expect(await listEnterpriseDays(db, COUNTY, later)).toMatchObject([{ followUpsDue: 0 }]);
  });
});

test("the board of the banks counts what their applications' events say, bank by bank in the order of codes", async () => {
  for (const bank of ["b-bank", "a-bank"])
    await db.query(
      `insert into finance.bank (county, code, name, contact, endpoint, suite, joined_on)
       values ($1, $2, '{"zh":"甲","en":"A"}', '0579', 'http://localhost', 'intl', '2026-01-01')`,
      [COUNTY, bank],
    );
  await db.query(
    `insert into finance.product_version (county, bank, code, version, body, from_on, source, recorded_at, recorded_by_name)
     values ($1, 'a-bank', 'shop', 1, '{}', '2026-01-01', 'x', now(), 'x')`,
    [COUNTY],
  );
  const apply = async (receivedAfter: string | null, contactedAt: string | null) => {
    const [authorisation, application] = [randomUUID(), randomUUID()];
    await db.query(
      `insert into finance.authorisation (county, id, credit_code, place_code, business_name, account, consent, authorised_at)
       values ($1, $2, $3, $4, 'x', 50, gen_random_uuid(), '2026-11-20T02:00:00Z')`,
      [COUNTY, authorisation, codeOf(1), WHOLE],
    );
    await db.query(
      `insert into finance.application (county, id, authorisation, credit_code, place_code, bank, product, product_version,
         state, sent_at, received_at, contacted_at, changed_at)
       values ($1, $2, $3, $4, $5, 'a-bank', 'shop', 1, 'received', '2026-11-20T02:00:00Z',
         '2026-11-20T02:00:00Z'::timestamptz + $6::interval, $7, now())`,
      [COUNTY, application, authorisation, codeOf(1), WHOLE, receivedAfter, contactedAt],
    );
  };
  await apply("59 minutes", "2026-11-23T03:00:00Z");
  await apply("61 minutes", "2026-11-24T03:00:00Z");
  await apply(null, null);
  const range = { from: "2026-11-01" as CalendarDate, until: "2026-11-30" as CalendarDate };
  const board = await bankScoreboard(db, COUNTY, range, new Date("2026-11-23T04:00:00Z"));
  expect(board.map(({ bank, applications }) => [bank, applications])).toEqual([
    ["a-bank", 3],
    ["b-bank", 0],
  ]);
  expect(board[0]?.promises).toEqual({
    accept: { kept: 1, broken: 2, running: 0 },
    contact: { kept: 1, broken: 1, running: 1 },
    fund: { kept: 0, broken: 0, running: 0 },
  });
  const before = { from: "2026-10-01" as CalendarDate, until: "2026-11-19" as CalendarDate };
  expect((await bankScoreboard(db, COUNTY, before, NOW))[0]?.applications).toBe(0);
});
