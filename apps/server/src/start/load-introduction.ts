import type { CountyAccess } from "@olive/access";
import { type Database, transaction } from "@olive/db";
import { type DemoVacancy, type EmploymentDemo, stableId } from "@olive/demo";
import { readLoopSettings, recordVisit, referPerson, reportClue } from "@olive/employment";
import { fromDateNumber, today } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import type { PolicySet } from "@olive/rules";
import { openOffice } from "../cases/open-office.ts";
import { findDemoAccount } from "./demo-account.ts";

interface Introduction {
  readonly county: CountyPack;
  readonly access: CountyAccess;
  readonly policies: PolicySet;
  readonly employment: EmploymentDemo;
  /** Of the demo's employer. */
  readonly posts: readonly DemoVacancy[];
  readonly now: Date;
}

/**
 * One person of the stories came to the counter, was visited and introduced to the demo's employer, by the loop's own
 * commands: whoever signs in as the employer has an answer to give. Loaded twice, it is there once.
 */
export async function loadIntroduction(db: Database, given: Introduction): Promise<void> {
  const { county, access, policies, employment, now } = given;
  const { introduction, titles } = employment.market;
  const on = fromDateNumber(today(now));
  const title = titles[introduction.title]?.title;
  const post = given.posts.find((one) => one.title === title && one.confirmBy >= on);
  await transaction(db, async (tx) => {
    const office = openOffice({ county, access });
    const account = await findDemoAccount(tx, county.code, introduction.worker);
    const worker = (await office.staff(tx, county.code)).find((one) => one.account === account?.account);
    const [person] = await tx.query<{ reference: string }>(
      "select reference from registry.person where county = $1 and resident_id = $2 and present",
      [county.code, introduction.person],
    );
    if (worker === undefined || person === undefined || post === undefined) return;
    const actor = { ...worker, county: county.code, assignment: 0, secondFactor: false };
    const loop = { county, office, policies, settings: readLoopSettings(county.dir) };
    const { reference } = person;
    const id = (what: string) => stableId("introduction", what);
    const clue = { id: id("clue"), reference, source: "selfReport" as const, foundOn: on };
    const { repeated } = await reportClue(tx, loop, actor, { ...clue, note: introduction.note, now });
    if (repeated) return;
    const visit = { id: id("visit"), reference, way: "office" as const, outcome: "met" as const };
    const needs = { ...introduction.needs, sources: sourcesOf(introduction.needs, on) };
    const asked = Object.keys(introduction.needs);
    await recordVisit(tx, loop, actor, { ...visit, visitedOn: on, needs, asked, disputes: [], now });
    await referPerson(tx, loop, actor, { id: id("referral"), reference, vacancy: post.id, now });
  });
}

const sourcesOf = (needs: object, on: string) =>
  Object.fromEntries(Object.keys(needs).map((item) => [item, { from: "asked" as const, on }]));
