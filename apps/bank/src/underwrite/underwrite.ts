import { evaluateExpression, isNumber, type Node, UNKNOWN_VALUE, type Value, valueOfJson } from "@olive/feel";
import { REPORT_SECTIONS, type ReportSection } from "@olive/finance/protocol";
import { type BankProduct, type BankSettings, JUDGED_ON } from "../settings/read-bank.ts";

/** What the bank judges by: the sections that it was given, and nothing else. */
export interface Submission {
  readonly sections: readonly ReportSection[];
  /** The product that was asked for; one that the bank doesn't have means any. */
  readonly product: string;
  /** What was asked for (fen); without it the most that is lent. */
  readonly amountFen: number | undefined;
  /** ISO day of the judgement. */
  readonly on: string;
}

export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly change: string | null;
}
export type Judgement =
  | { readonly state: "declined"; readonly reason: Reason }
  | { readonly state: "needMore"; readonly needs: string }
  | {
      readonly state: "offered";
      readonly offers: readonly { readonly product: BankProduct; readonly amountFen: number }[];
    };

const FEN = 100;

/**
 * Judges by the bank's rules. An unknown answer is never a no: it names the section that would settle it. A stop that
 * holds for certain is said first, since no further section would change it.
 */
export function underwrite(bank: BankSettings, submission: Submission): Judgement {
  const known = contextOf(bank, submission);
  const missing = (reads: readonly string[]) =>
    reads.find((one) => !isDisclosed(submission, one)) ?? reads[0];
  const stops = bank.stops.map((stop) => ({ stop, holds: evaluateExpression(stop.test, known) }));
  const stopped = stops.find(({ holds }) => holds === true)?.stop;
  if (stopped !== undefined) return { state: "declined", reason: inChinese(stopped) };
  const open = stops.find(({ holds }) => holds !== false)?.stop;
  if (open !== undefined) return { state: "needMore", needs: missing(open.reads) ?? "registration" };
  const asked = bank.products.filter(({ code }) => code === submission.product);
  const products = asked.length > 0 ? asked : bank.products;
  const tried = products.map((product) => ({ product, fits: evaluateExpression(product.test, known) }));
  const offers = tried
    .filter(({ fits }) => fits === true)
    .map(({ product }) => ({ product, amountFen: amountOf(product.amount, known, submission.amountFen) }))
    .filter(({ amountFen }) => amountFen > 0);
  if (offers.length > 0) return { state: "offered", offers };
  const unsure = tried.find(({ fits }) => fits !== true && fits !== false)?.product;
  if (unsure !== undefined) return { state: "needMore", needs: missing(unsure.reads) ?? "registration" };
  return { state: "declined", reason: inChinese(products[0]!.refusal) };
}

function inChinese({ code, text, change }: BankProduct["refusal"]): Reason {
  return { code, text: text.zh, change: change?.zh ?? null };
}

function isDisclosed({ sections }: Submission, code: string): boolean {
  const section = sections.find((one) => one.section === code);
  return section !== undefined && section.state !== "unavailable";
}

/** Every section by its code, what wasn't given as unknown; then the bank's facts, each seeing those before it. */
function contextOf(bank: BankSettings, submission: Submission): ReadonlyMap<string, Value> {
  const known = new Map<string, Value>();
  known.set(JUDGED_ON, valueOfJson({ $: "date", v: submission.on }));
  for (const code of REPORT_SECTIONS) known.set(code, sectionValue(submission, code));
  for (const { name, tree } of bank.facts) known.set(name, evaluateExpression(tree, known));
  return known;
}

function sectionValue(submission: Submission, code: string): Value {
  const section = submission.sections.find((one) => one.section === code);
  const disclosed = section !== undefined && isDisclosed(submission, code);
  const items = disclosed ? valueOfJson(section.items.map(({ values }) => values)) : UNKNOWN_VALUE;
  return new Map<string, Value>([["items", items]]);
}

/** Whole fen, never more than was asked for. */
function amountOf(tree: Node, known: ReadonlyMap<string, Value>, asked: number | undefined): number {
  const most = evaluateExpression(tree, known);
  if (!isNumber(most)) return 0;
  const fen = Math.floor(Number(most.toString()) * FEN);
  return asked === undefined || asked === 0 ? fen : Math.min(fen, asked);
}
