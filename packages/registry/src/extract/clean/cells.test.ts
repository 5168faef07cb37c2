import { creditCodeOf, residentIdOf } from "@olive/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TEST_PLACES, testRegister } from "../testing.ts";
import { cellCleaner } from "./cell-cleaner.ts";
import { codeOf } from "./cleaned.ts";
import { isMissing } from "./missing.ts";

const context = { notAfter: 20_261_123, knownPlaceCodes: TEST_PLACES };

/** What the cleaner of the test register's column of that type makes of a cell: the value, or the code. */
function clean(type: string, text: string): string {
  const column = testRegister().columns.find((candidate) => candidate.type === type);
  if (column === undefined) throw new RangeError(`no column of type ${type}`);
  const cleaned = cellCleaner(column, context)(text);
  return typeof cleaned === "string" ? cleaned : `! ${codeOf(cleaned)}`;
}

const MAN = "330799199003070037";

describe("cells of every type", () => {
  test.each([
    // ID numbers
    ["residentId", MAN, MAN],
    ["residentId", ` ${MAN.slice(0, 6)} ${MAN.slice(6)}\t`, MAN],
    ["residentId", `'${MAN}`, MAN],
    ["residentId", "33079919630214002x", "33079919630214002X"],
    ["residentId", "３３０７９９１９９００３０７００３７", MAN],
    ["residentId", "330799640229001", "330799196402290017"],
    ["residentId", "3.30799E+17", "! id-damaged"],
    ["residentId", "3.30799199003070e17", "! id-damaged"],
    ["residentId", "330799196307260000", "! id-damaged"],
    ["residentId", "330799198413320000", "! id-damaged"],
    ["residentId", "330799199003070038", "! id-invalid"],
    ["residentId", "33079919630229001X", "! id-invalid"],
    ["residentId", "330799209913010013", "! id-invalid"],
    ["residentId", "330799209901010016", "! id-invalid"],
    ["residentId", "33079919900307003", "! id-invalid"],
    ["residentId", "330799641329001", "! id-invalid"],
    ["residentId", "护照E12345678", "! id-invalid"],
    // disability cards
    ["disabilityCard", `${MAN}11`, `${MAN}11`],
    ["disabilityCard", "33079919630214002x 74", "33079919630214002X74"],
    ["disabilityCard", `${MAN}81`, "! card-invalid"],
    ["disabilityCard", `${MAN}15`, "! card-invalid"],
    ["disabilityCard", `${MAN}1A`, "! card-invalid"],
    ["disabilityCard", MAN, "! card-invalid"],
    ["disabilityCard", "33079919900307003811", "! id-invalid"],
    ["disabilityCard", "33079919790814000000", "! id-damaged"],
    ["disabilityCard", "3.30799E+19", "! id-damaged"],
    // credit codes
    ["creditCode", "91330799108013268a", "91330799108013268A"],
    ["creditCode", " 913307997736026019", "913307997736026019"],
    ["creditCode", "91330799O376311650", "! credit-code-invalid"],
    ["creditCode", "9133079910801326", "! credit-code-invalid"],
    ["creditCode", "91330799108013268B", "! credit-code-invalid"],
    // dates
    ["date", "2022-04-05", "2022-04-05"],
    ["date", "2022-4-5", "2022-04-05"],
    ["date", "2022/4/5", "2022-04-05"],
    ["date", "2022.4.5", "2022-04-05"],
    ["date", "20220405", "2022-04-05"],
    ["date", "2022年4月5日", "2022-04-05"],
    ["date", " 2022 年 4 月 5 日 ", "2022-04-05"],
    ["date", "２０２２－０４－０５", "2022-04-05"],
    ["date", "2022-04-05 00:00:00", "2022-04-05"],
    ["date", "2022/4/5 8:30", "2022-04-05"],
    ["date", "44656", "2022-04-05"],
    ["date", "44656.5", "2022-04-05"],
    ["date", "20000", "1954-10-03"],
    ["date", "60000", "2064-04-08"],
    ["date", "19999", "! date-invalid"],
    ["date", "60001", "! date-invalid"],
    ["date", "2022-02-30", "! date-invalid"],
    ["date", "2021/13/01", "! date-invalid"],
    ["date", "20220230", "! date-invalid"],
    ["date", "2021年", "! date-invalid"],
    ["date", "2022-4/5", "! date-invalid"],
    ["date", "2022-04", "! date-invalid"],
    ["date", "不详", "! date-invalid"],
    // months
    ["month", "2022-04", "2022-04-01"],
    ["month", "202204", "2022-04-01"],
    ["month", "2022/4", "2022-04-01"],
    ["month", "2022年4月", "2022-04-01"],
    ["month", "2022-04-15", "2022-04-01"],
    ["month", "2021-13", "! date-invalid"],
    ["month", "202100", "! date-invalid"],
    ["month", "2022", "! date-invalid"],
    ["month", "2022 1 1", "! date-invalid"],
    // years
    ["year", "2022", "2022"],
    ["year", "2022年", "2022"],
    ["year", "2022.0", "2022"],
    ["year", "22", "! date-invalid"],
    ["year", "二〇二二", "! date-invalid"],
    // amounts and counts
    ["amount", "12345", "12345.00"],
    ["amount", "12,345.60", "12345.60"],
    ["amount", "12345元", "12345.00"],
    ["amount", "1.5万", "15000.00"],
    ["amount", "1.5万元", "15000.00"],
    ["amount", "16.364789万", "163647.89"],
    ["amount", "￥1,234.5", "1234.50"],
    ["amount", "１２３４５．６", "12345.60"],
    ["amount", "132546.41000000002", "132546.41"],
    ["amount", "0.005", "0.01"],
    ["amount", "-0", "0.00"],
    ["amount", "-5", "! number-invalid"],
    ["amount", "约5万", "! number-invalid"],
    ["amount", "1 5", "! number-invalid"],
    ["amount", " 1.5 万 ", "15000.00"],
    ["amount", "****", "! number-invalid"],
    ["amount", "1,23", "! number-invalid"],
    ["amount", "1.2E+05", "! number-invalid"],
    ["amount", "9".repeat(35), "! number-invalid"],
    ["count", "12", "12"],
    ["count", "3.0", "3"],
    ["count", "1,200人", "1200"],
    ["count", "3.5", "! number-invalid"],
    ["count", "-1", "! number-invalid"],
    ["count", "3000000000", "! number-invalid"],
    // lists
    ["listed", " 甲　", "甲"],
    ["listed", "优", "甲"],
    ["listed", "丙", "! value-unknown"],
    ["sex", "男", "男"],
    ["sex", "2", "女"],
    ["sex", "M", "男"],
    ["sex", "未知", "! value-unknown"],
    // places and identifiers without a check character
    ["place", " 330798200201", "330798200201"],
    ["place", "999999999999", "! place-unknown"],
    ["place", "33079", "! place-unknown"],
    ["code", "G 0001　", "G0001"],
    ["text", " 甘 橄 ", "甘 橄"],
  ])("%s %j is %s", (type, text, expected) => {
    expect(clean(type, text)).toBe(expected);
  });
});

test.each(["", " ", "　", "-", " - ", "无", "NULL", "null", "N/A", "\t"])("%j is missing", (text) => {
  expect(isMissing(text)).toBe(true);
});

test.each(["—", "/", "Null", "n/a", "没有", "0", "无名"])("%j is no missing value", (text) => {
  expect(isMissing(text)).toBe(false);
});

/** Any real ID number of the unassigned area 330799. */
const residentIds = fc
  .tuple(
    fc.date({ min: new Date("1900-01-01"), max: new Date("2020-12-31"), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([born, order]) =>
    residentIdOf(
      `330799${born.toISOString().slice(0, 10).replaceAll("-", "")}${String(order).padStart(3, "0")}`,
    ),
  );

/** Dirt that changes nothing: spaces anywhere, an apostrophe before, full width, lower case. */
function soil(text: string, spaces: readonly number[], wide: boolean, quoted: boolean): string {
  let dirty: string = wide
    ? [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join("")
    : text.toLowerCase();
  for (const at of spaces) dirty = `${dirty.slice(0, at)} ${dirty.slice(at)}`;
  return quoted ? `'${dirty}` : dirty;
}

describe("whatever the dirt", () => {
  test("an ID number comes out as it is, and with one digit changed it never passes", () => {
    const spaces = fc.array(fc.nat(18), { maxLength: 3 });
    fc.assert(
      fc.property(residentIds, spaces, fc.boolean(), fc.boolean(), (id, at, wide, quoted) => {
        expect(clean("residentId", soil(id, at, wide, quoted))).toBe(id);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(residentIds, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, at, step) => {
        const digit = (Number(id.charAt(at)) + step) % 10;
        expect(clean("residentId", id.slice(0, at) + digit + id.slice(at + 1))).toMatch(/^! id-/);
      }),
      { numRuns: 500 },
    );
  });

  test("a credit code comes out as it is", () => {
    const body = fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{8}$/);
    fc.assert(
      fc.property(body, fc.boolean(), (text, wide) => {
        const code = creditCodeOf("91", "330799", text);
        expect(clean("creditCode", soil(code, [], wide, false))).toBe(code);
      }),
      { numRuns: 500 },
    );
  });

  test("every form of a date is the same date", () => {
    const days = fc.date({ min: new Date("1954-10-03"), max: new Date("2064-04-08"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split("-").map(Number);
        const serial = Math.floor(day.getTime() / 86_400_000) + 25_569;
        const forms = [
          `${year}/${month}/${date}`,
          `${year}.${month}.${date}`,
          `${year}-${month}-${date}`,
          iso.replaceAll("-", ""),
          `${year}年${month}月${date}日`,
          String(serial),
        ];
        for (const form of forms) expect(clean("date", form), form).toBe(iso);
        expect(clean("month", `${year}年${month}月`)).toBe(`${iso.slice(0, 8)}01`);
      }),
      { numRuns: 500 },
    );
  });

  test("every form of an amount is the same amount", () => {
    fc.assert(
      fc.property(fc.nat(999_999_999_999), (fen) => {
        const text = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
        const grouped = text.replace(/\B(?=(\d{3})+\.)/g, ",");
        const wan = String(BigInt(fen)).padStart(7, "0");
        const inWan = `${wan.slice(0, -6)}.${wan.slice(-6)}万`;
        for (const form of [text, grouped, `${text}元`, inWan])
          expect(clean("amount", form), form).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test("no text at all breaks a cleaner, and what comes out clean is clean", () => {
    const types = [...new Set(testRegister().columns.map((column) => column.type))];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.string({ unit: "binary", maxLength: 40 }), (type, text) => {
        const once = clean(type, text);
        if (!once.startsWith("! ")) expect(clean(type, once)).toBe(once);
      }),
      { numRuns: 5_000 },
    );
  });
});
