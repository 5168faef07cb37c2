import { transaction } from "@olive/db";
import { isRefusal } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { daysAfter, weekOf } from "../vacancy/days.ts";
import { postVacancy } from "../vacancy/post-vacancy.ts";
import { at, county, makeEmployer, office, postOf } from "../vacancy/testing/small-office.ts";
import { loadVacancy } from "../vacancy/vacancy.ts";
import { employerResponses, noteAnswer, noteSilence } from "./answers.ts";
import { loadEmployer } from "./employer.ts";
import { keepEmployer } from "./keep-employer.ts";
import { showEmployer } from "./list-employers.ts";
import { listOpenVacancies } from "./list-open-vacancies.ts";
import { releaseSeats, reserveIntroduction } from "./reserve-introduction.ts";

const db = await testDatabase();
const { settings } = office;
const COUNTY = county.code;
let numbers = 100;

async function newPost(more: Parameters<typeof postOf>[1] = {}, cap?: number) {
  const creditCode = await makeEmployer(db, ++numbers, cap);
  const { vacancy } = await postVacancy(db, office, postOf(creditCode, more));
  return { creditCode, id: vacancy!.id };
}

/** Code of the refusal, or which seat was taken. */
async function reserve(vacancyId: string, on: string, mayTakeReserved = false): Promise<string> {
  try {
    const { reservedSeat } = await transaction(db, (tx) =>
      reserveIntroduction(tx, COUNTY, { vacancyId, on, mayTakeReserved }),
    );
    return reservedSeat ? "reserved" : "taken";
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

test("twenty at once get as many introductions as the week has, and not one more", async () => {
  const { id } = await newPost({ seats: 50 }, 7);
  const answers = await Promise.all(Array.from({ length: 20 }, () => reserve(id, "2024-07-03")));
  expect(answers.filter((one) => one === "taken")).toHaveLength(7);
  expect(answers.filter((one) => one === "employer-cap-reached")).toHaveLength(13);
  expect((await loadVacancy(db, COUNTY, id)).seatsTaken).toBe(7);
  expect(await reserve(id, "2024-07-07")).toBe("employer-cap-reached");
  expect(await reserve(id, "2024-07-08")).toBe("taken");
});

test("ten at once get the seats that there are", async () => {
  const { id } = await newPost({ seats: 3 }, 100);
  const answers = await Promise.all(Array.from({ length: 10 }, () => reserve(id, "2024-07-03")));
  expect(answers.sort().slice(-3)).toEqual([
    "vacancy-seats-taken",
    "vacancy-seats-taken",
    "vacancy-seats-taken",
  ]);
  expect(answers.filter((one) => one === "taken")).toHaveLength(3);
});

test("a reserved seat is never given away, and a person who may take one comes to it first", async () => {
  const { id } = await newPost({ seats: 3, seatsReserved: 2 }, 100);
  expect(await reserve(id, "2024-07-03", true)).toBe("reserved");
  expect(await reserve(id, "2024-07-03")).toBe("taken");
  expect(await reserve(id, "2024-07-03")).toBe("vacancy-seats-taken");
  expect(await reserve(id, "2024-07-03", true)).toBe("reserved");
  expect(await loadVacancy(db, COUNTY, id)).toMatchObject({ seatsTaken: 3, reservedTaken: 2 });
  await releaseSeats(db, COUNTY, [{ vacancyId: id, reservedSeat: true }]);
  expect(await reserve(id, "2024-07-03")).toBe("vacancy-seats-taken");
});

test("a paused employer, a post that lapsed or nobody confirmed: refused by name", async () => {
  const { id, creditCode } = await newPost({ now: at("2024-07-01") });
  expect(await reserve(id, "2024-08-01")).toBe("vacancy-not-open");
  await keepEmployer(db, db, office, { creditCode, standing: "paused" });
  expect(await reserve(id, "2024-07-03")).toBe("employer-paused");
  const offered = await listOpenVacancies(db, COUNTY, "2024-07-03");
  expect(offered.map((one) => one.id)).not.toContain(id);
});

test("an employer that stays silent fades at the stated number, is hidden at once, and an answer brings it back", async () => {
  const { id, creditCode } = await newPost({ seats: 9 });
  const isOffered = async () =>
    (await listOpenVacancies(db, COUNTY, "2024-07-10")).some((one) => one.id === id);
  for (let silences = 1; silences <= settings.fadeAfter; silences += 1) {
    expect(await isOffered()).toBe(true);
    expect(await noteSilence(db, COUNTY, creditCode, "2024-07-09", settings)).toBe(
      silences === settings.fadeAfter,
    );
  }
  expect(await isOffered()).toBe(false);
  expect(await reserve(id, "2024-07-10")).toBe("employer-faded");
  await noteAnswer(db, COUNTY, creditCode, "2024-07-10");
  expect(await isOffered()).toBe(true);
  const response = (await employerResponses(db, COUNTY, "2024-07-10")).get(creditCode);
  expect(response).toEqual({ introductions: 4, answered: 1, rate: 0.25 });
  expect(await showEmployer(db, office, creditCode, "2024-07-10")).toMatchObject({
    ...{ introductions: 4, answered: 1, responseRate: 0.25, standing: "open", lastAnswerOn: "2024-07-10" },
  });
});

test("a silence between two answers doesn't count on; an official opens a faded employer again", async () => {
  const { creditCode } = await newPost();
  for (const what of [noteSilence, noteSilence, noteAnswer, noteSilence, noteSilence]) {
    await what(db, COUNTY, creditCode, "2024-07-09", settings);
  }
  expect((await loadEmployer(db, COUNTY, creditCode)).standing).toBe("open");
  await noteSilence(db, COUNTY, creditCode, "2024-07-09", settings);
  expect((await loadEmployer(db, COUNTY, creditCode)).standing).toBe("faded");
  await keepEmployer(db, db, office, { creditCode, standing: "open" });
  expect(await loadEmployer(db, COUNTY, creditCode)).toMatchObject({ standing: "open", silentInRow: 0 });
});

test("an answer of more than half a year ago says nothing any more", async () => {
  const { creditCode } = await newPost();
  await noteAnswer(db, COUNTY, creditCode, "2024-01-03");
  expect((await employerResponses(db, COUNTY, "2024-07-09", [creditCode])).size).toBe(0);
  expect((await employerResponses(db, COUNTY, "2024-02-09", [creditCode])).get(creditCode)?.rate).toBe(1);
});

interface Happening {
  readonly employer: number;
  readonly what: string;
  readonly at: number;
  readonly holder: boolean;
  /** How many try at the same time. */
  readonly together: number;
}

/** What may happen on a day of the year to one of a few employers. */
const happening: fc.Arbitrary<Happening> = fc.record({
  employer: fc.nat({ max: 2 }),
  what: fc.constantFrom("introduce", "introduce", "introduce", "refused", "answered", "silent", "reopen"),
  at: fc.nat({ max: 364 }),
  holder: fc.boolean(),
  together: fc.integer({ min: 1, max: 4 }),
});

test("in no week of a year does an employer get more introductions than its cap, nor a post more people than seats", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
      fc.array(happening, { minLength: 40, maxLength: 60 }),
      simulateYear,
    ),
    { numRuns: 8 },
  );
}, 120_000);

async function simulateYear(caps: number[], happenings: readonly Happening[]): Promise<void> {
  const posts = [];
  for (const cap of caps)
    posts.push(await newPost({ seats: 4, seatsReserved: 1, now: at("2024-01-01") }, cap));
  await db.query("update employment.vacancy set confirm_by = '2025-12-31' where id = any($1)", [
    posts.map(({ id }) => id),
  ]);
  const given = new Map<string, number>();
  const held = posts.map((): boolean[] => []);
  for (const one of happenings.toSorted((a, b) => a.at - b.at)) {
    const on = daysAfter("2024-01-01", one.at);
    const { id, creditCode } = posts[one.employer]!;
    if (one.what === "introduce") {
      const tries = Array.from({ length: one.together }, () => reserve(id, on, one.holder));
      const taken = (await Promise.all(tries)).filter(
        (answer) => answer === "taken" || answer === "reserved",
      );
      const week = `${one.employer} ${weekOf(on)}`;
      given.set(week, (given.get(week) ?? 0) + taken.length);
      held[one.employer]!.push(...taken.map((answer) => answer === "reserved"));
    }
    const back = one.what === "refused" ? held[one.employer]!.pop() : undefined;
    if (back !== undefined) await releaseSeats(db, COUNTY, [{ vacancyId: id, reservedSeat: back }]);
    if (one.what === "answered") await noteAnswer(db, COUNTY, creditCode, on);
    if (one.what === "silent") await noteSilence(db, COUNTY, creditCode, on, settings);
    if (one.what === "reopen") await keepEmployer(db, db, office, { creditCode, standing: "open" });
    const post = await loadVacancy(db, COUNTY, id);
    expect(post.seatsTaken).toBe(held[one.employer]!.length);
    expect(held[one.employer]!.filter((reserved) => !reserved).length).toBeLessThanOrEqual(3);
  }
  for (const [week, introductions] of given) {
    expect(introductions).toBeLessThanOrEqual(caps[Number(week[0])]!);
  }
}
