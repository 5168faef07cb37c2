import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listCounties } from "@olive/registry";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readCatalogue } from "../packages/finance/src/lending/read-catalogue.ts";
import { readSubsidies } from "../packages/finance/src/subsidy/subsidy-policy.ts";
import { ROOT } from "./read-sources.ts";

interface BankProduct {
  readonly code: string;
  readonly name: { readonly zh: string };
  readonly kind: string;
  readonly rateBp: number;
  readonly feeFen: number;
  readonly guaranteeFeeBp: number;
  readonly guarantee: string;
  readonly months: number;
  readonly repayment: string;
  readonly coolingOffDays: number;
}

const BANKS = join(ROOT, "apps/bank/banks");
const banks = readdirSync(BANKS)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => parse(readFileSync(join(BANKS, name), "utf8")) as { code: string; products: BankProduct[] });

test("what a county's catalogue says of a demo bank's product is what that bank offers", () => {
  const written = listCounties().flatMap((slug) => readCatalogue(join(ROOT, "counties", slug)).products);
  for (const { code: bank, products } of banks) {
    for (const offered of products) {
      const product = written.find((one) => one.bank === bank && one.code === offered.code);
      expect(product, `${bank}/${offered.code} stands in a products.yaml`).toBeDefined();
      if (product === undefined) continue;
      const { kind, guarantee, feeFen, guaranteeFeeBp, coolingOffDays, name } = product;
      expect({ kind, guarantee, feeFen, guaranteeFeeBp, coolingOffDays, name: name.zh }).toEqual({
        ...{ kind: offered.kind, guarantee: offered.guarantee, feeFen: offered.feeFen },
        ...{
          guaranteeFeeBp: offered.guaranteeFeeBp,
          coolingOffDays: offered.coolingOffDays,
          name: offered.name.zh,
        },
      });
      expect(product.rate.fromBp).toBeLessThanOrEqual(offered.rateBp);
      expect(product.rate.toBp).toBeGreaterThanOrEqual(offered.rateBp);
      expect(product.months).toContain(offered.months);
      expect(product.repayment).toContain(offered.repayment);
    }
  }
});

test("no county's product is of a demo bank that doesn't offer it; what subsidies name of banks exists", () => {
  const known = new Map(banks.map(({ code, products }) => [code, new Set(products.map((one) => one.code))]));
  for (const slug of listCounties()) {
    const dir = join(ROOT, "counties", slug);
    const { products } = readCatalogue(dir);
    const stray = products.filter(({ bank, code }) => known.get(bank)?.has(code) === false);
    expect(stray.map(({ bank, code }) => `${bank}/${code}`)).toEqual([]);
    const own = new Set(products.map(({ bank }) => bank));
    const named = readSubsidies(dir).policies.flatMap((policy) => policy.banks ?? []);
    expect(named.filter((bank) => !own.has(bank))).toEqual([]);
  }
});
