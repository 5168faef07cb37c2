/** For tests: posts and employers of the invented county, with a few titles that are known for sure. */
import { randomUUID } from "node:crypto";
import type { Queryable } from "@olive/db";
import { creditCodeOf } from "@olive/kernel";
import { loadCounty, readPlaces } from "@olive/registry";
import { enterEmployers } from "../../employer/keep-employer.ts";
import type { PostInput } from "../post-vacancy.ts";
import type { VacancyOffice } from "../vacancy-site.ts";

const SURE = new Map([
  ["缝纫工", { code: "6-05-02-01", name: "缝制工", confidence: 0.9 }],
  ["保洁员", { code: "4-09-08-01", name: "保洁员", confidence: 0.95 }],
]);
const UNSURE = [
  { code: "4-10-01-06", name: "家政服务员", confidence: 0.4 },
  { code: "4-10-01-05", name: "养老护理员", confidence: 0.3 },
];

export const county = loadCounty("example");
const { places } = readPlaces(county.dir);
export const villages = places.filter(({ level }) => level === "village").map(({ code }) => code as string);

export const office: VacancyOffice = {
  county,
  places,
  nameOf: (code) => places.find((place) => place.code === code)?.shortName,
  settings: { confirmDays: 30, remindDays: 5, emptyDays: 5, weeklyCap: 5, fadeAfter: 3 },
  coding: {
    guess: async (titles) =>
      titles.map((title) => {
        const sure = SURE.get(title);
        return sure === undefined ? { sure: false, candidates: UNSURE } : { sure: true, candidates: [sure] };
      }),
    nameOf: (code) => [...SURE.values(), ...UNSURE].find((one) => one.code === code)?.name,
  },
};

export const NOW = new Date("2024-07-01T01:00:00Z");
export const at = (day: string) => new Date(`${day}T01:00:00Z`);

/** Credit codes of invented firms, right by their check characters. */
export const codeOf = (number: number) =>
  creditCodeOf("91", "330799", `MA${String(number).padStart(6, "0")}`);

export async function makeEmployer(db: Queryable, number: number, weeklyCap?: number): Promise<string> {
  const creditCode = codeOf(number);
  await enterEmployers(db, office, [{ creditCode, name: `甲${number}厂（虚构）`, place: villages[0]! }]);
  if (weeklyCap !== undefined) {
    await db.query("update employment.employer set weekly_cap = $2 where credit_code = $1", [
      creditCode,
      weeklyCap,
    ]);
  }
  return creditCode;
}

/** An ordinary post whose occupation is sure; nothing about it looks like another unless asked for. */
export function postOf(creditCode: string, more: Partial<PostInput> = {}): PostInput {
  return {
    ...{ id: randomUUID(), creditCode, title: "缝纫工", kind: "ordinary", seats: 2, seatsReserved: 0 },
    ...{ place: villages[0]!, wageFrom: 4000, wageTo: 5000, piece: null, hoursPerWeek: 44, shifts: ["day"] },
    ...{
      atHome: false,
      access: [],
      demands: {},
      text: "",
      duplicatesSeen: true,
      postedBy: "official",
      postedByAccount: null,
      now: NOW,
    },
    ...more,
  };
}
