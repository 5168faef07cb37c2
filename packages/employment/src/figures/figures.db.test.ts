import { asActor } from "@olive/access";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CalendarDate, PlaceCode } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { FIGURE_CODES, type FigureCode } from "../contracts/figures.ts";
import { countByPlace, countFigures } from "./count-figures.ts";
import type { FigureFilter } from "./figure-filter.ts";
import { FIGURES, SOURCE_FIGURES } from "./figure-list.ts";
import { listFigureRows } from "./list-figure-rows.ts";
import { COUNTY, type Drawn, drawEvents, type Event, storeEvents, TOWNSHIPS } from "./testing.ts";

const db = await testDatabase();
const drawn = drawEvents(20_220_616, 60);
beforeAll(() => storeEvents(db, drawn));

const WHOLE = `${COUNTY}000000`;
const actorOf = (area: string): Actor => ({
  ...{ county: COUNTY, account: 1, name: "林甲", assignment: 1, role: "any", area, department: null },
  ...{ acts: ["employment.figures", "person.search"], secondFactor: true },
});
const as = <T>(area: string, work: (tx: Transaction) => Promise<T>) => asActor(db, actorOf(area), work);
const filterOf = (
  place: string,
  on: string,
  from?: string,
  without: readonly string[] = [],
): FigureFilter => ({
  ...{ county: COUNTY, place: place as PlaceCode, on: on as CalendarDate, without },
  from: from as CalendarDate | undefined,
});

const FILTERS = [
  filterOf(WHOLE, "2022-12-31"),
  filterOf(WHOLE, "2022-04-10", "2022-02-01"),
  filterOf(`${TOWNSHIPS[0]}000`, "2022-05-01"),
  filterOf(`${TOWNSHIPS[1]}001`, "2022-06-30", "2022-01-15"),
  filterOf(WHOLE, "2022-05-20", "2022-01-20", [TOWNSHIPS[2] ?? ""]),
];
const titled = FILTERS.map((filter) => ({ filter, title: JSON.stringify(filter) }));

test("every code of the contract has its figure, in the contract's order", () => {
  expect(FIGURES.map(({ code }) => code).sort()).toEqual([...FIGURE_CODES].sort());
  expect(new Set(FIGURES.map(({ code }) => code)).size).toBe(FIGURES.length);
});

describe.each(titled)("of $title", ({ filter }) => {
  test("figures are what a recount by hand gives", async () => {
    const counted = await as(WHOLE, (tx) => countFigures(tx, filter));
    const shown = Object.fromEntries([...counted].map(([code, { value, of }]) => [code, { value, of }]));
    const byHand = recount(drawn, filter);
    expect(Object.fromEntries(Object.keys(byHand).map((code) => [code, shown[code]]))).toEqual(byHand);
    expect(counted.get("services")?.value).toBeGreaterThan(0);
  });

  test("each opens to as many rows as it counts, page by page", async () => {
    const counted = await as(WHOLE, (tx) => countFigures(tx, filter));
    for (const figure of SOURCE_FIGURES) {
      const found = await as(WHOLE, async (tx) => {
        const ids: string[] = [];
        let numerator = 0;
        let after: string | undefined;
        let total = 0;
        do {
          const page = await listFigureRows(tx, filter, figure, { after, limit: 37 });
          ids.push(...page.rows.map(({ id }) => id));
          numerator += page.rows.filter((row) => row.counted).length;
          total = page.total;
          after = page.next ?? undefined;
        } while (after !== undefined);
        return { ids, numerator, total };
      });
      const { value, of, parts } = counted.get(figure.code) ?? { value: 0, of: 0, parts: new Map() };
      const all = [...parts.values()].reduce((sum, n) => sum + n, 0);
      expect(new Set(found.ids).size, figure.code).toBe(found.ids.length);
      expect(found.total, figure.code).toBe(found.ids.length);
      expect(found.ids.length, figure.code).toBe(all);
      if (figure.kind === "count") expect(found.total, figure.code).toBe(value);
      if (figure.kind === "share") expect(found.numerator, figure.code).toBe(value);
      if (figure.kind === "days") expect(found.total, figure.code).toBe(of);
    }
  });

  test("whoever works for the place alone gets the same; the rest of the county stays unseen", async () => {
    const own = filter.place === WHOLE ? `${TOWNSHIPS[0]}000` : filter.place;
    const narrowed = { ...filter, place: own as PlaceCode };
    const theirs = await as(own, (tx) => countFigures(tx, narrowed));
    expect(theirs).toEqual(await as(WHOLE, (tx) => countFigures(tx, narrowed)));
    const elsewhere = { ...filter, place: `${TOWNSHIPS[2]}000` as PlaceCode, without: [] };
    const unseen = await as(own, (tx) => countFigures(tx, elsewhere));
    expect([...unseen.values()].map(({ value }) => value ?? 0).every((value) => value === 0)).toBe(true);
  });

  test("its places add up and stand in the order of their codes", async () => {
    for (const code of ["services", "placed", "referrals", "recognitions"] as const satisfies FigureCode[]) {
      const places = await as(WHOLE, (tx) => countByPlace(tx, filter, code));
      const whole = (await as(WHOLE, (tx) => countFigures(tx, filter))).get(code)?.value;
      expect([...places.keys()]).toEqual([...places.keys()].sort());
      const sum = [...places.values()].reduce((all, { value }) => all + (value ?? 0), 0);
      if (!filter.place.endsWith("000")) expect(places.size).toBe(0);
      else expect(sum, code).toBe(whole);
    }
  });
});

test("a part's rows are as many as the part says", async () => {
  const filter = filterOf(WHOLE, "2022-12-31");
  const figure = SOURCE_FIGURES.find(({ code }) => code === "services");
  if (figure === undefined) throw new Error("no services");
  const visits = await as(WHOLE, (tx) => listFigureRows(tx, filter, figure, { part: "visit", limit: 200 }));
  expect(visits.total).toBe(drawn.services.filter(({ kind }) => kind === "visit").length);
  expect(visits.rows.every(({ part, name }) => part === "visit" && name === "某")).toBe(true);
});

/** The same figures from the drawn events, written out as their definitions read. */
function recount(all: Drawn, { place, on, from = "0001-01-01" as CalendarDate, without = [] }: FigureFilter) {
  const prefix = place.endsWith("000000")
    ? place.slice(0, 6)
    : place.endsWith("000")
      ? place.slice(0, 9)
      : place;
  const inside = (event: Event) =>
    event.place.startsWith(prefix) && !without.some((township) => event.place.startsWith(township));
  const here = <T extends Event>(events: readonly T[]) =>
    events.filter((event) => inside(event) && event.day >= from && event.day <= on);
  const share = <T>(rows: readonly T[], yes: (row: T) => boolean) => ({
    value: rows.filter(yes).length,
    of: rows.length,
  });
  const count = (rows: readonly unknown[]) => ({ value: rows.length, of: null });
  const placements = here(all.placements);
  const due = (month: number) =>
    here(all.followUps).filter(
      (row) => row.month === month && row.retained !== null && (row.answered ?? "9") <= on,
    );
  const stored = all.referrals.filter(
    (row, index) =>
      !["sent", "accepted"].includes(row.state) ||
      all.referrals.findIndex(
        (one) => one.reference === row.reference && ["sent", "accepted"].includes(one.state),
      ) === index,
  );
  const answerOf = ({ state, answered, answerBy }: Drawn["referrals"][number]) => {
    if (answered !== null && answered <= on) return state === "placed" ? "accepted" : state;
    return answerBy < on ? "silent" : "waiting";
  };
  const asked = here(stored).filter((row) =>
    ["accepted", "refusedByEmployer", "silent"].includes(answerOf(row)),
  );
  const contacts = here(all.clues).map((clue) => {
    const spoken = all.visits.filter(({ kind }) => ["met", "refusedHelp", "alreadyWorking"].includes(kind));
    const services = all.services.filter(({ kind }) => kind !== "visit");
    const days = [...services, ...spoken]
      .filter(
        (one) => inside(one) && one.reference === clue.reference && one.day >= clue.day && one.day <= on,
      )
      .map(({ day }) => day);
    return days.length === 0 ? null : daysFrom(clue.day, days.sort()[0] ?? "");
  });
  const reached = contacts.filter((days) => days !== null);
  const judged = here(all.refusals).filter(({ justified, day }) => justified !== null && day <= on);
  return {
    recognitions: count(here(all.acts)),
    clues: count(here(all.clues)),
    services: count(here(all.services)),
    visits: count(here(all.visits)),
    nobodyHome: share(here(all.visits), ({ kind }) => kind === "nobodyHome"),
    placed: count([...new Set(placements.map(({ reference }) => reference))]),
    placements: count(placements),
    retained1: share(due(1), ({ retained }) => retained === true),
    retained3: share(due(3), ({ retained }) => retained === true),
    retained6: { value: 0, of: 0 },
    referrals: count(here(stored)),
    employerResponse: share(asked, (row) => answerOf(row) !== "silent"),
    refusals: count(here(all.refusals)),
    unjustifiedRefusals: share(judged, ({ justified }) => justified === false),
    supportTerms: count(all.terms.filter((term) => inside(term) && term.day <= on && term.until > from)),
    daysToContact: { value: median(reached), of: reached.length },
    servicesPerPlacement: {
      value:
        placements.length === 0
          ? null
          : Math.round((here(all.services).length / placements.length) * 100) / 100,
      of: null,
    },
  };
}

function daysFrom(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0];
  return Math.round(((low + high) / 2) * 10) / 10;
}
