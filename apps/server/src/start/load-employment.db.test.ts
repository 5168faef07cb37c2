import { join } from "node:path";
import { ensureDemoAccounts, readCountyAccess } from "@olive/access";
import { transaction } from "@olive/db";
import { loadDemoSettings, loadEmploymentDemo, totalsFor } from "@olive/demo";
import { countFigures } from "@olive/employment";
import { type CalendarDate, fromDateNumber, type PlaceCode } from "@olive/kernel";
import { loadCounty } from "@olive/registry";
import { loadPolicies } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { findDemoAccount } from "./demo-account.ts";
import { loadEmployment } from "./load-employment.ts";

const county = loadCounty("wucheng");
const settings = await loadDemoSettings(county.dir);
const policies = loadPolicies(join(county.dir, "policies"));
const employment = loadEmploymentDemo(county.dir);
if (employment === undefined) throw new Error("the county's demo has no employment");
const { history } = employment;
const db = await testDatabase();
const access = readCountyAccess(county.dir);
const demo = {
  county,
  access,
  settings,
  policies,
  people: history.atPeople,
  seed: 1,
  now: new Date("2022-06-16T01:00:00Z"),
};

/** As many people as the totals are meant for: one in four is in a group, as in the demo itself. */
beforeAll(async () => {
  await ensureDemoAccounts(db, county.code, access);
  const places = settings.villages.map(({ code }) => code);
  await db.query(
    `insert into registry.person (county, resident_id, place_code, name, name_pinyin, initials, id_tail, sex, birth,
       present, reference)
     select $1, 'x' || lpad(n::text, 17, '0'), ($3::text[])[1 + n % cardinality($3::text[])], '某', 'mou', 'm', 'x',
       case when n % 2 = 0 then 'male' else 'female' end, date '1945-01-01' + (n * 7919 % 28000)::int, true, md5(n::text)
     from generate_series(1::bigint, $2) as n`,
    [county.code, history.atPeople, places],
  );
  await db.query(
    `insert into rules.outcome (county, policy, resident_id, verdict, since_run)
     select county, ($2::text[])[1 + abs(hashtext(resident_id)) % 2], resident_id, 'yes', 1 from registry.person
     where county = $1 and abs(hashtext(resident_id)) % 4 = 0`,
    [county.code, policies.policies.filter(({ kind }) => kind !== "clue").map(({ code }) => code)],
  );
  await db.query(
    `insert into registry.person (county, resident_id, place_code, name, name_pinyin, initials, id_tail, sex, birth,
       present, reference)
     values ($1, $2, $3, '某', 'mou', 'm', 'x', 'male', '1984-06-09', true, md5('introduced'))`,
    [county.code, employment.market.introduction.person, employment.market.demoEmployer.place],
  );
  await loadEmployment(db, demo);
}, 120_000);

const figures = () =>
  transaction(db, (tx) =>
    countFigures(tx, {
      ...{ county: county.code, place: county.code.padEnd(12, "0") as PlaceCode },
      on: fromDateNumber(history.until) as CalendarDate,
    }),
  );

test("the county's totals come out of the rows exactly, on the day that it names", async () => {
  const counted = await figures();
  expect({
    recognitions: counted.get("recognitions")?.value,
    placed: counted.get("placed")?.value,
    services: counted.get("services")?.value,
  }).toEqual(totalsFor(history, history.atPeople));
  expect(totalsFor(history, history.atPeople)).toEqual(history.totals);
});

test("loaded again, nothing is there twice", async () => {
  const before = await figures();
  await loadEmployment(db, demo);
  expect(await figures()).toEqual(before);
});

test("nothing of before waits for anybody today, and the employer's account has its employer", async () => {
  const [open] = await db.query<{ standings: number; referrals: number; tasks: number }>(
    `select (select count(*)::int from recognition.standing where ended_on is null) as standings,
       (select count(*)::int from employment.referral where state in ('sent', 'accepted') and origin = 'carriedOver') as referrals,
       (select count(*)::int from employment.placement where case_id is not null) as tasks`,
  );
  expect(open).toEqual({ standings: 0, referrals: 0, tasks: 0 });
  const linked = await db.query<{ name: string }>(
    "select e.name from employment.employer_account a join employment.employer e using (county, credit_code)",
  );
  expect(linked).toEqual([{ name: employment?.market.demoEmployer.name }]);
});

test("one person of the stories waits for that employer's answer, once however often it is loaded", async () => {
  await loadEmployment(db, demo);
  const waiting = await db.query<{ employer: string; state: string; owner: string; sender: string }>(
    `select v.employer_name as employer, c.state, c.owner_name as owner, r.sent_by_name as sender
     from employment.referral r join employment.vacancy v on v.id = r.vacancy_id
     join cases.case_file c on c.id = r.case_id where r.state = 'sent'`,
  );
  const { introduction } = employment.market;
  const worker = (await transaction(db, (tx) => findDemoAccount(tx, county.code, introduction.worker)))?.name;
  expect(waiting).toEqual([
    { employer: employment.market.demoEmployer.name, state: "referred", owner: worker, sender: worker },
  ]);
});
