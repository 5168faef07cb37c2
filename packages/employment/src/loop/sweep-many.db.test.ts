import { openCases } from "@olive/cases";
import { transaction } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { afterAll, expect, test } from "vitest";
import { sweepSilent } from "./referral/sweep-silent.ts";
import { at, beginStory, makeCounty, VILLAGE } from "./testing/story-county.ts";

/** As many as `SWEEP_CASES` says; the nightly run's mark is 50,000 cases in twenty seconds. */
const CASES = Number(process.env.SWEEP_CASES ?? 3_000);
const MARK_MS = 20_000;
const db = await testDatabase();
const { county, remove } = makeCounty();
afterAll(remove);

test(`after the nightly run none of ${CASES} referrals waits past its day, and each has its case back`, async () => {
  const { site } = await beginStory(db, county);
  const people = Array.from({ length: CASES }, (_, n) => n.toString(16).padStart(32, "0"));
  await transaction(db, (tx) =>
    openCases(tx, site.office, "machine", {
      ...{ county: county.code, now: at("2024-07-01") },
      cases: people.map((reference) => ({
        ...{ lifeCycle: "employmentHelp", subject: `person:${reference}`, subjectName: "某", place: VILLAGE },
        title: { zh: "就业帮扶", en: "Employment help" },
      })),
    }),
  );
  await db.query("update cases.case_file set state = 'referred'");
  await db.query(
    `insert into employment.employer (county, credit_code, place_code, name, weekly_cap)
     select $1, 'E' || n, $2, '甲', 500 from generate_series(1, 200) n`,
    [county.code, VILLAGE],
  );
  await db.query(
    `insert into employment.vacancy (county, place_code, credit_code, employer_name, title, kind, seats, seats_taken,
       posted_by, posted_on, confirmed_on, confirm_by)
     select $1, $2, 'E' || n, '甲', '工', 'ordinary', 5000, 1000, 'official', '2024-07-01', '2024-07-01', '2024-07-31'
     from generate_series(1, 200) n`,
    [county.code, VILLAGE],
  );
  await db.query(
    `insert into employment.referral (county, place_code, reference, name, case_id, vacancy_id, credit_code, state,
       sent_on, sent_by, sent_by_name, answer_by)
     select c.county, c.place_code, substr(c.subject, 8), '某', c.id, v.id, v.credit_code, 'sent', '2024-07-01', 1, '甲',
       '2024-07-08'
     from (select *, row_number() over (order by id) as n from cases.case_file) c
     join (select *, row_number() over (order by id) as n from employment.vacancy) v on v.n = c.n % 200 + 1`,
  );
  const began = performance.now();
  expect(await sweepSilent(db, { ...site, silence: { fadeAfter: 3 } }, at("2024-07-09"))).toBe(CASES);
  expect(performance.now() - began).toBeLessThan(MARK_MS);
  const [left] = await db.query<{ waiting: number; referred: number; raised: number; events: number }>(
    `select (select count(*)::int from employment.referral where state = 'sent') as waiting,
       (select count(*)::int from cases.case_file where state = 'referred') as referred,
       (select count(*)::int from cases.case_file where raised_to is not null) as raised,
       (select count(*)::int from cases.event where act = 'hearSilent') as events`,
  );
  expect(left).toEqual({ waiting: 0, referred: 0, raised: CASES, events: CASES });
}, 180_000);
