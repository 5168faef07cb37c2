import type { CalendarDate } from "@olive/kernel";
import {
  columnOf,
  installRegisters,
  listCounties,
  loadCounty,
  subjectExpression,
  tableOf,
} from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { describe, expect, test } from "vitest";
import { readLoopSettings } from "../loop/settings.ts";
import { readSupportSettings } from "../term/support-kind.ts";
import { readCheckSettings } from "./check-settings.ts";
import type { CheckOffice } from "./check-site.ts";
import { PATTERNS, runChecks } from "./run-checks.ts";

/** What counties say of aids that exclude one another is put to rows of their own registers. */
const db = await testDatabase();
const PERSON = "33079919800101001X";
const ON = "2024-07-01" as CalendarDate;

const officeOf = (slug: string): CheckOffice & { county: ReturnType<typeof loadCounty> } => {
  const county = loadCounty(slug);
  const { work } = readLoopSettings(county.dir);
  return { county, checks: readCheckSettings(county.dir), support: readSupportSettings(county.dir), work };
};

describe.each(listCounties().map((slug) => ({ slug, office: officeOf(slug) })))("$slug", ({ office }) => {
  const { county, checks, support } = office;

  test("every aid names a register, columns and a group of exclusive support that there are, and its clause", () => {
    const groups = new Set(support.kinds.map(({ exclusive }) => exclusive));
    for (const aid of checks.aids) {
      const register = county.registers.find(({ code }) => code === aid.register);
      expect(register?.subject?.entity, aid.register).toBe("person");
      for (const name of [aid.from, aid.until, ...Object.keys(aid.where)]) {
        expect(() => columnOf(register!, name), name).not.toThrow();
      }
      expect(groups.has(aid.exclusive), aid.exclusive).toBe(true);
      expect(aid.reference).toMatch(/条/);
    }
  });

  test("every pattern runs on the county's registers, and finds whoever has both", async () => {
    await installRegisters(db, county);
    const place = `${county.code}001001`;
    await db.query("delete from registry.person where county = $1", [county.code]);
    await db.query(
      `insert into registry.person (county, resident_id, reference, name, name_pinyin, initials, id_tail, birth, sex,
         place_code, present)
       values ($1, $2, $3, '某某', 'moumou', 'mm', '1', '1980-01-01', 'male', $4, true)`,
      [county.code, PERSON, "a".repeat(32), place],
    );
    await db.query(
      `insert into employment.support_term (id, county, place_code, reference, kind, from_on, base_until, until_on,
         exclusive, granted_by, granted_by_name)
       values (gen_random_uuid(), $1, $2, $3, $4, '2024-01-01', '2027-01-01', '2027-01-01', $5, 1, '甲')`,
      [
        county.code,
        place,
        "a".repeat(32),
        support.kinds[0]?.code ?? "any",
        support.kinds[0]?.exclusive ?? "",
      ],
    );
    const check = async () => {
      const counts = await runChecks(db, office, { county: county.code, area: `${county.code}000000` }, ON);
      expect(counts.map(({ pattern }) => pattern)).toEqual(PATTERNS.map(({ code }) => code));
      return counts.find(({ pattern }) => pattern === "exclusiveAids")!.fresh;
    };
    expect(await check()).toBe(0);
    for (const [at, aid] of checks.aids.entries()) {
      const register = county.registers.find(({ code }) => code === aid.register)!;
      const subject = subjectExpression(register, "")!;
      const [[asked, values]] = Object.entries(aid.where) as [[string, string[]]];
      await db.query(
        `insert into ${tableOf(register)} (county, ${subject}, ${columnOf(register, asked)}, ${columnOf(register, aid.from)},
           extract_on, file_id, row_no) values ($1, $2, $3, '2024-03-01', '2024-06-30', 1, $4)`,
        [county.code, PERSON, values[0], at + 1],
      );
      expect(await check()).toBe(1);
      const [finding] = await db.query<{ zh: string }>(
        `select evidence -> 1 -> 'words' ->> 'zh' as zh from employment.check_finding
         where county = $1 and pattern = 'exclusiveAids' order by found_at desc limit 1`,
        [county.code],
      );
      expect(finding!.zh).toContain(aid.reference);
      expect(finding!.zh.includes("按此理解")).toBe(aid.assumed);
    }
  });
});
