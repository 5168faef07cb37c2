import { testDatabase } from "@olive/testing";
import { expect, test } from "vitest";
import { changeSeats } from "./change-vacancy.ts";
import { daysAfter } from "./days.ts";
import { listVacancies } from "./list-vacancies.ts";
import { confirmAll, moveVacancy } from "./move-vacancy.ts";
import { postVacancy } from "./post-vacancy.ts";
import { sweepVacancies } from "./sweep-vacancies.ts";
import { at, county, makeEmployer, NOW, office, postOf } from "./testing/small-office.ts";
import { loadVacancy, type Vacancy } from "./vacancy.ts";

const db = await testDatabase();
const refusal = (code: string) => expect.objectContaining({ code });
const post = async (more: Parameters<typeof postOf>[1] = {}, employer = 1): Promise<Vacancy> => {
  const creditCode = await makeEmployer(db, employer);
  const { vacancy } = await postVacancy(db, office, postOf(creditCode, more));
  return vacancy!;
};
const move = (id: string, act: Parameters<typeof moveVacancy>[2]["act"], day: string, reason?: string) =>
  moveVacancy(db, office, { id, act, reason, now: at(day) });

test("a post is coded by the machine where it is sure, and says until when it is confirmed", async () => {
  const vacancy = await post();
  expect(vacancy).toMatchObject({ occupation: "6-05-02-01", occupationBy: "machine", state: "open" });
  expect([vacancy.postedOn, vacancy.confirmBy]).toEqual(["2024-07-01", "2024-07-31"]);
});

test("where it isn't sure it asks, posts nothing, and takes the person's word or their none", async () => {
  const input = postOf(await makeEmployer(db, 2), { title: "阿姨" });
  const asked = await postVacancy(db, office, input);
  expect(asked.vacancy).toBeNull();
  expect(asked.candidates.map(({ code }) => code)).toEqual(["4-10-01-06", "4-10-01-05"]);
  const chosen = await postVacancy(db, office, { ...input, occupation: "4-10-01-05" });
  expect(chosen.vacancy).toMatchObject({ occupation: "4-10-01-05", occupationBy: "person" });
  const none = await postVacancy(db, office, {
    ...postOf(input.creditCode, { title: "杂活" }),
    occupation: null,
  });
  expect(none.vacancy).toMatchObject({ occupation: null, occupationBy: null });
});

test("sent twice it is posted once; what looks the same is shown first", async () => {
  const input = postOf(await makeEmployer(db, 3), { duplicatesSeen: false });
  const first = await postVacancy(db, office, input);
  const again = await postVacancy(db, office, input);
  expect(again.vacancy?.id).toBe(first.vacancy?.id);
  const alike = {
    ...postOf(input.creditCode, { duplicatesSeen: false }),
    title: "急聘缝纫工（包吃住）",
    occupation: null,
  };
  const shown = await postVacancy(db, office, alike);
  expect(shown.vacancy).toBeNull();
  expect(shown.duplicates.map(({ id }) => id)).toEqual([first.vacancy?.id]);
  expect((await postVacancy(db, office, { ...alike, duplicatesSeen: true })).vacancy).not.toBeNull();
});

test("what the law forbids is refused with its clause, in words too", async () => {
  await expect(post({ demands: { sex: "male" } }, 4)).rejects.toEqual(refusal("sex-without-ground"));
  await expect(post({ text: "限女性，45岁以下" }, 4)).rejects.toEqual(refusal("sex-without-ground"));
  await expect(post({ demands: { ageTo: 40 } }, 4)).rejects.toEqual(refusal("age-without-ground"));
  const reserved = { ageFrom: 45, ageTo: 59, ground: "reservedByRule" } as const;
  expect(await post({ kind: "publicPost", title: "保洁员", demands: reserved }, 4)).toMatchObject({
    state: "open",
  });
  await expect(post({ kind: "homeProcessing" }, 4)).rejects.toEqual(refusal("piece-missing"));
  await expect(post({ place: "330798999999" }, 4)).rejects.toEqual(refusal("place-unknown"));
});

test("every seat of assisted employment is reserved", async () => {
  expect(await post({ kind: "assistedEmployment", seats: 8 }, 5)).toMatchObject({
    seats: 8,
    seatsReserved: 8,
  });
});

test("a post that nobody confirms is reminded of, lapses, and comes back when somebody does", async () => {
  const { id, confirmBy } = await post({}, 6);
  const sweep = (on: string) => sweepVacancies(db, county.code, office.settings, on);
  const reminder = daysAfter(confirmBy, -office.settings.remindDays);
  const remindedOn = async () =>
    (
      await db.query<{ on: string | null }>(
        "select reminded_on as on from employment.vacancy where id = $1",
        [id],
      )
    )[0]!.on;
  await sweep(daysAfter(reminder, -1));
  expect(await remindedOn()).toBeNull();
  await sweep(reminder);
  expect(await remindedOn()).toBe(reminder);
  await sweep(confirmBy);
  expect((await loadVacancy(db, county.code, id)).state).toBe("open");
  await sweep(daysAfter(confirmBy, 1));
  expect((await loadVacancy(db, county.code, id)).state).toBe("lapsed");
  const back = await move(id, "confirm", "2024-09-02");
  expect(back).toMatchObject({ state: "open", confirmedOn: "2024-09-02", confirmBy: "2024-10-02" });
  expect(await remindedOn()).toBeNull();
});

test("one tap confirms all posts of one employer, and nobody else's", async () => {
  const [own, other] = [await post({}, 7), await post({}, 8)];
  await db.query("update employment.vacancy set state = 'lapsed' where id = any($1)", [[own.id, other.id]]);
  expect(await confirmAll(db, office, own.creditCode, NOW)).toBe(1);
  expect((await loadVacancy(db, county.code, own.id)).state).toBe("open");
  expect((await loadVacancy(db, county.code, other.id)).state).toBe("lapsed");
});

test("pausing, resuming, filling, withdrawing: what can't be done now is refused", async () => {
  const { id } = await post({}, 9);
  expect((await move(id, "pause", "2024-07-02")).state).toBe("paused");
  await expect(move(id, "confirm", "2024-07-02")).rejects.toEqual(refusal("vacancy-not-now"));
  expect((await move(id, "resume", "2024-07-03")).state).toBe("open");
  await expect(move(id, "withdraw", "2024-07-03")).rejects.toEqual(refusal("reason-missing"));
  expect(await move(id, "withdraw", "2024-07-03", "订单取消")).toMatchObject({ withdrawnReason: "订单取消" });
  await expect(move(id, "resume", "2024-07-04")).rejects.toEqual(refusal("vacancy-not-now"));
});

test("seats can't be fewer than are in use, and another employer's post isn't there", async () => {
  const { id, creditCode } = await post({ seats: 5 }, 10);
  await db.query("update employment.vacancy set seats_taken = 3 where id = $1", [id]);
  await expect(changeSeats(db, office, { id, seats: 2, creditCode })).rejects.toEqual(
    refusal("seats-below-taken"),
  );
  expect(await changeSeats(db, office, { id, seats: 3, creditCode })).toMatchObject({
    seats: 3,
    occupationBy: "machine",
  });
  const stranger = await makeEmployer(db, 11);
  await expect(changeSeats(db, office, { id, seats: 9, creditCode: stranger })).rejects.toEqual(
    refusal("vacancy-unknown"),
  );
});

test("a public post whose seat stays empty for five days is listed to be reported; filled, it isn't any more", async () => {
  const { id } = await post({ kind: "publicPost", title: "保洁员", seats: 1 }, 12);
  const reported = async (on: string) => {
    await sweepVacancies(db, county.code, office.settings, on);
    const filter = {
      state: "open",
      empty: true,
      employer: (await loadVacancy(db, county.code, id)).creditCode,
      limit: 9,
    } as const;
    return (await listVacancies(db, county.code, filter, on, office.settings)).vacancies.map((one) => one.id);
  };
  expect(await reported("2024-07-02")).toEqual([]);
  expect(await reported("2024-07-06")).toEqual([]);
  expect(await reported("2024-07-07")).toEqual([id]);
  await db.query("update employment.vacancy set seats_taken = 1 where id = $1", [id]);
  expect(await reported("2024-07-08")).toEqual([]);
});

test("the list goes on where it stopped, and filters", async () => {
  const creditCode = await makeEmployer(db, 13);
  for (const index of [1, 2, 3]) {
    await postVacancy(db, office, postOf(creditCode, { title: `缝纫工${index}`, occupation: null }));
  }
  const list = (more: object) =>
    listVacancies(
      db,
      county.code,
      { state: "all", employer: creditCode, limit: 2, ...more },
      "2024-07-01",
      office.settings,
    );
  const first = await list({});
  const second = await list({ after: first.next! });
  expect([first.total, first.vacancies.length, second.vacancies.length, second.next]).toEqual([
    3,
    2,
    1,
    null,
  ]);
  expect(new Set([...first.vacancies, ...second.vacancies].map(({ id }) => id)).size).toBe(3);
  expect((await list({ text: "工2" })).vacancies.map(({ title }) => title)).toEqual(["缝纫工2"]);
  expect((await list({ text: "%" })).total).toBe(0);
});
