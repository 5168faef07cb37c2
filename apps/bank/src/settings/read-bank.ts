import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Node, parseExpression } from "@olive/feel";
import { repaymentKind, suiteCode } from "@olive/finance/protocol";
import { parse } from "yaml";
import { z } from "zod";

const wording = z.strictObject({ zh: z.string(), en: z.string() });
const code = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
const reads = z.array(z.string()).min(1).describe("Sections that the expression looks at");
const reason = { code: z.string(), text: wording, change: wording.nullable() };

const productSchema = z.strictObject({
  code,
  version: z.int().positive(),
  name: wording,
  kind: z.enum(["loan", "line"]),
  when: z.string(),
  reads,
  amountYuan: z.string().describe("FEEL: the most that is lent, in yuan"),
  refusal: z.strictObject(reason),
  rateBp: z.int().nonnegative(),
  rateBasis: wording,
  feeFen: z.int().nonnegative(),
  guaranteeFeeBp: z.int().nonnegative(),
  guarantee: z.enum(["none", "policyGuarantee", "mortgage"]),
  months: z.int().positive(),
  repayment: repaymentKind,
  coolingOffDays: z.int().nonnegative(),
  conditions: z.array(z.string()),
});

const bankSchema = z.strictObject({
  code,
  name: wording,
  contact: wording,
  suite: suiteCode,
  validDays: z.int().positive(),
  staff: z.array(z.strictObject({ code, name: z.string(), title: wording })).min(1),
  facts: z.array(z.strictObject({ name: z.string(), feel: z.string(), reads })),
  stops: z.array(z.strictObject({ ...reason, when: z.string(), reads })),
  products: z.array(productSchema).min(1),
});

type Written = z.output<typeof bankSchema>;
export type BankProduct = z.output<typeof productSchema> & { readonly test: Node; readonly amount: Node };

/** A bank as its file has it, with its rules parsed. */
export interface BankSettings extends Omit<Written, "facts" | "stops" | "products"> {
  readonly facts: readonly (Written["facts"][number] & { readonly tree: Node })[];
  readonly stops: readonly (Written["stops"][number] & { readonly test: Node })[];
  readonly products: readonly BankProduct[];
}

/** The day on which the bank judges, by the name that its rules use. */
export const JUDGED_ON = "审批日";
/** The banks that come with this server. */
export const BANKS_DIR = join(import.meta.dirname, "..", "..", "banks");

/** Reads every bank of a folder, in the order of their files. Throws where a file or a rule is out of form. */
export function readBanks(dir: string = BANKS_DIR): BankSettings[] {
  const files = readdirSync(dir).filter((file) => file.endsWith(".yaml"));
  return files.sort().map((file) => readBank(readFileSync(join(dir, file), "utf8"), file));
}

export function readBank(text: string, file: string): BankSettings {
  const written = bankSchema.parse(parse(text));
  const names = [JUDGED_ON, ...written.facts.map(({ name }) => name)];
  const tree = (feel: string): Node => {
    const parsed = parseExpression(feel, names);
    if ("tree" in parsed) return parsed.tree;
    const [first] = parsed.diagnostics;
    throw new Error(`${file}: ${feel}: ${first === undefined ? "no FEEL" : JSON.stringify(first)}`);
  };
  return {
    ...written,
    facts: written.facts.map((fact) => ({ ...fact, tree: tree(fact.feel) })),
    stops: written.stops.map((stop) => ({ ...stop, test: tree(stop.when) })),
    products: written.products.map((product) => ({
      ...product,
      test: tree(product.when),
      amount: tree(product.amountYuan),
    })),
  };
}
