import type { ReportItem, ReportSection, SectionCode } from "@olive/finance/protocol";
import { expect, test } from "vitest";
import { readBanks } from "../settings/read-bank.ts";
import { underwrite } from "./underwrite.ts";

const banks = new Map(readBanks().map((bank) => [bank.code, bank]));
const creek = banks.get("olive-creek")!;
const pond = banks.get("rice-pond")!;
const cone = banks.get("pine-cone")!;

const section = (
  code: SectionCode,
  items: readonly ReportItem["values"][] | "unavailable",
): ReportSection => ({
  section: code,
  state: items === "unavailable" ? "unavailable" : items.length > 0 ? "some" : "none",
  source: "某部门",
  asOf: items === "unavailable" ? null : "2026-10-31",
  fetchedAt: "2026-11-24T01:00:00Z",
  items: items === "unavailable" ? [] : items.map((values) => ({ values, record: "x:1", disputed: false })),
});
const shop = (over: Partial<Record<SectionCode, readonly ReportItem["values"][] | "unavailable">> = {}) => {
  const all = {
    registration: [{ foundedOn: "2016-05-18" }],
    penalties: [],
    seriousDishonesty: [],
    abnormalOperation: [],
    tax: [{ salesFen: 240_000_000 }, { salesFen: 60_000_000 }],
    ...over,
  };
  return Object.entries(all).map(([code, items]) => section(code as SectionCode, items));
};
const judge = (bank: typeof creek, sections: ReportSection[], amountFen?: number) =>
  underwrite(bank, { sections, product: bank.products[0]!.code, amountFen, on: "2026-11-24" });

test("a shop of ten years with declared sales gets 1,500,000 yuan unsecured from one bank, others answer differently", () => {
  const offered = (bank: typeof creek) => {
    const judgement = judge(bank, shop());
    return judgement.state === "offered" ? judgement.offers.map(({ amountFen }) => amountFen) : judgement;
  };
  expect(offered(creek)).toEqual([150_000_000]);
  expect(offered(pond)).toEqual([30_000_000]);
  expect(offered(cone)).toEqual([80_000_000]);
});

test("nobody is offered more than was asked for, nor more than the declared sales carry", () => {
  const amount = (judgement: ReturnType<typeof judge>) =>
    judgement.state === "offered" ? judgement.offers[0]?.amountFen : judgement;
  expect(amount(judge(creek, shop(), 20_000_000))).toBe(20_000_000);
  expect(amount(judge(creek, shop({ tax: [{ salesFen: 45_678_900 }] })))).toBe(45_000_000);
});

test("a shop of two years is declined with a code, a plain sentence and what would change it", () => {
  expect(judge(creek, shop({ registration: [{ foundedOn: "2024-11-25" }] }))).toMatchObject({
    state: "declined",
    reason: {
      code: "TOO_YOUNG_OR_NO_SALES",
      text: expect.stringContaining("三年"),
      change: expect.any(String),
    },
  });
});

test("the third anniversary counts, the day before doesn't", () => {
  expect(judge(creek, shop({ registration: [{ foundedOn: "2023-11-24" }] })).state).toBe("offered");
  expect(judge(creek, shop({ registration: [{ foundedOn: "2023-11-25" }] })).state).toBe("declined");
});

test("what is unavailable or wasn't disclosed is asked for by its section, never taken for none", () => {
  expect(judge(creek, shop({ tax: "unavailable" }))).toEqual({ state: "needMore", needs: "tax" });
  expect(judge(creek, shop({ seriousDishonesty: "unavailable" }))).toEqual({
    state: "needMore",
    needs: "seriousDishonesty",
  });
  const without = shop().filter(({ section: code }) => code !== "abnormalOperation");
  expect(judge(creek, without)).toEqual({ state: "needMore", needs: "abnormalOperation" });
});

test("a stop that holds is said although another section is missing", () => {
  const listed = shop({ seriousDishonesty: [{ listedOn: "2025-01-01" }], tax: "unavailable" });
  expect(judge(creek, listed)).toMatchObject({ state: "declined", reason: { code: "SERIOUS_DISHONESTY" } });
});

test("each bank stops for what its own rules name: a standing penalty matters to one of the three", () => {
  const penalised = shop({ penalties: [{ decidedOn: "2026-01-01" }] });
  expect(judge(cone, penalised)).toMatchObject({ state: "declined", reason: { code: "STANDING_PENALTY" } });
  expect(judge(pond, penalised).state).toBe("offered");
});
