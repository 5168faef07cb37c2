/** For tests: an invented county's street of shops, with registers, policies, subjects of help and officials of its own. */
import type { Assigned, CaseOffice } from "@olive/cases";
import { lifeCycles } from "@olive/cases";
import type { Database } from "@olive/db";
import type { Actor } from "@olive/http";
import { creditCodeOf } from "@olive/kernel";
import { installRegisters, loadCounty, type RegisterDefinition } from "@olive/registry";
import type { BusinessHelpOffice } from "../../help/business-help-site.ts";
import { BUSINESS_HELP_KINDS } from "../../help/kind.ts";
import { businessPolicySchema } from "../../policies/policy-file.ts";

export const COUNTY = "330799";
export const WHOLE = `${COUNTY}000000`;
export const STREET = `${COUNTY}201001`;
export const OTHER_STREET = `${COUNTY}202001`;
/** A Tuesday; the following Thursday is a working day too. */
export const NOW = new Date("2026-11-24T02:00:00Z");

const words = (text: string) => ({ zh: text, en: text });
const column = (
  name: string,
  code: string,
  type: RegisterDefinition["columns"][number]["type"],
  more = {},
) => ({
  ...{ name, code, type, aliases: [], level: "L1" as const, required: false, mayBeEmpty: false, end: false },
  ...{ empty: "unknown" as const, existing: false, synonyms: {}, ...more },
});
const register = (
  code: string,
  name: string,
  key: string,
  columns: RegisterDefinition["columns"],
): RegisterDefinition => ({
  ...{
    code,
    name,
    department: "甲局",
    file: name,
    title: words(name),
    population: false,
    derived: {},
    key: [key],
  },
  ...{
    absent: "none",
    complete: true,
    freshDays: 30,
    limits: { rejectedShare: 1, changedShare: 1 },
    columns,
  },
});

export const SHOPS = register("street_shop", "街铺册", "铺码", [
  column("铺码", "code", "creditCode"),
  column("铺类", "kind", "listed", { values: ["小铺", "大铺"] }),
  column("铺中人数", "people", "count"),
]);
export const PREMIUMS = register("street_premium", "保费册", "保单号", [
  column("保单号", "number", "code"),
  column("投保铺码", "shop", "creditCode"),
  column("保费额", "premium", "amount"),
]);

const policy = (given: object) =>
  businessPolicySchema.parse({
    ...{
      about: words("虚构"),
      department: "甲局",
      reference: "虚构办法第一条",
      effective: { from: "2020-01-01" },
    },
    ...{ examples: [{ title: "见测试", date: "2026-11-24", expected: "unknown" }], ...given },
  });

const POLICIES = [
  policy({
    ...{ code: "aid", name: words("小铺补助") },
    conditions: [
      { says: words("是小铺"), is: '铺类 = "小铺"' },
      { says: words("不超过五个人"), is: "铺中人数 <= 最多人数", change: words("五个人以内") },
    ],
    parameters: {
      最多人数: {
        title: words("最多人数"),
        unit: "count",
        values: [{ from: "2020-01-01", value: 5, reference: "虚构办法第一条" }],
      },
    },
    grant: {
      period: "year",
      budgetYuan: 1000,
      amounts: [{ when: "铺中人数 >= 3", yuan: 200 }, { yuan: 100 }],
    },
  }),
  policy({
    ...{ code: "insured", name: words("投保补助") },
    conditions: [{ says: words("交了保费"), is: "some 单 in 保费册 satisfies 单.保费额 >= 500" }],
    grant: { period: "once", amounts: [{ yuan: 50 }] },
  }),
  policy({
    ...{ code: "filter", name: words("油烟净化补助") },
    declared: [{ name: "装了净化器", question: words("装了油烟净化器吗"), type: "boolean" }],
    conditions: [{ says: words("装了净化器"), is: "装了净化器" }],
    grant: { period: "quarter", amounts: [{ yuan: 70 }] },
  }),
];

const ACTS = [
  "case.work",
  "helpRequest.answer",
  "grant.prepare",
  "grant.approve",
  "inspection.keep",
  "finance.figures",
];
const worker = (
  account: number,
  name: string,
  department: string | null,
  acts: readonly string[] = ACTS,
): Assigned => ({
  ...{ account, name, role: "any", area: WHOLE, department, acts },
});

export const STAFF: readonly Assigned[] = [
  worker(1, "林甲", "甲局"),
  worker(2, "林乙", "甲局", [...ACTS, "case.supervise", "case.assign"]),
  worker(3, "林丙", "乙局"),
  worker(4, "林丁", null, ["case.supervise", "case.assign", "finance.figures"]),
];

export const OFFICE: CaseOffice = { lifeCycles: lifeCycles(BUSINESS_HELP_KINDS), staff: async () => STAFF };

/** The signed-in official of that account. */
export function official(account: number): Actor {
  const found = STAFF.find((one) => one.account === account);
  if (found === undefined) throw new RangeError(`nobody has account ${account}`);
  return { ...found, county: COUNTY, assignment: account, secondFactor: true };
}

export function ownerOf(account: number): Actor {
  return {
    ...{ account, name: `店主${account}`, county: COUNTY, assignment: account, secondFactor: true },
    ...{ role: "businessOwner", area: WHOLE, department: null, acts: ["business.own"] },
  };
}

/** A township's official: sees its streets and no other. */
export const township = (street: string): Actor => ({
  ...official(1),
  ...{ account: 9, name: "林乡", area: `${street.slice(0, 9)}000`, department: null },
});

const county = { ...loadCounty("example"), code: COUNTY, registers: [SHOPS, PREMIUMS] };

/** The street's office; policies as given, or the three of the street. */
export function street(policies = POLICIES): BusinessHelpOffice {
  return {
    ...{ county, policies, office: OFFICE, compiled: new Map() },
    registers: { own: { register: SHOPS, by: "铺码" }, others: [{ register: PREMIUMS, by: "投保铺码" }] },
    help: {
      ...{ industry: "kind", supervisionAfter: 3, followUpDays: 14 },
      subjects: [
        {
          ...{ code: "loan", name: words("贷款"), workingDays: 3 },
          routes: [
            { department: "乙局", industries: ["大铺"] },
            { department: "乙局", areas: [OTHER_STREET.slice(0, 9)] },
            { department: "甲局" },
          ],
        },
        { code: "other", name: words("其他"), workingDays: 5, routes: [{ department: "乙局" }] },
      ],
    },
  };
}

export const codeOf = (n: number) => creditCodeOf("92", COUNTY, `MA${String(n).padStart(6, "0")}`);
export const shopOf = (n: number) => ({ creditCode: codeOf(n), name: `甲${n}铺（虚构）`, place: STREET });

export interface ShopGiven {
  readonly n: number;
  readonly kind?: string | null;
  readonly people?: number | null;
  readonly place?: string;
}

export async function installStreet(db: Database): Promise<void> {
  await installRegisters(db, county);
}

/** Shops of the register and the directory; a cell that is null was left empty. */
export async function addShops(db: Database, shops: readonly ShopGiven[]): Promise<void> {
  for (const { n, kind = "小铺", people = 3, place = STREET } of shops) {
    await db.query(
      `insert into registry.business (county, credit_code, place_code, name, name_pinyin, initials, kind, standing,
         active, facts, register, file_id, row_no, extract_on)
       values ($1, $2, $3, $4, 'pu', 'p', $5, '存', true, $6, 'street_shop', 1, $7, '2026-11-01')`,
      [COUNTY, codeOf(n), place, shopOf(n).name, kind, JSON.stringify({ kind, people }), n],
    );
    await db.query(
      `insert into register.street_shop (county, code, kind, people, extract_on, file_id, row_no)
       values ($1, $2, $3, $4, '2026-11-01', 1, $5)`,
      [COUNTY, codeOf(n), kind, people, n],
    );
  }
}

/** Notes that a register was handed over on a day, whatever rows it brought. */
export async function handOver(db: Database, register: RegisterDefinition, on: string): Promise<void> {
  await db.query(
    `with batch as (insert into registry.extract_batch (county, folder) values ($1, $2) returning id)
     insert into registry.extract_file (batch, county, name, register, extract_on, sha256, header_row, settled)
     select id, $1, $2, $3, $4, $2, 1, true from batch`,
    [COUNTY, `${register.name}_${on}`, register.code, on],
  );
}

export async function addPremium(db: Database, n: number, yuan: number): Promise<void> {
  await db.query(
    `insert into register.street_premium (county, number, shop, premium, extract_on, file_id, row_no)
     values ($1, $2, $3, $4, '2026-11-02', 2, $5)`,
    [COUNTY, `P${n}`, codeOf(n), yuan, n],
  );
}
