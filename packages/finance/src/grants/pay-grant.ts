import { createHash } from "node:crypto";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type Fen, formatYuan } from "@olive/kernel";
import type { PolicySite } from "../policies/policy-site.ts";
import { type GrantLine, listLines, lockBatch } from "./batch.ts";
import { refuseOther, refuseTownship } from "./prepare-grant.ts";
import * as refusals from "./refusals.ts";

export interface PayFile {
  readonly name: string;
  /** CSV, UTF-8 with a mark for spreadsheets. */
  readonly text: string;
  /** SHA-256, hex: what was approved, to the byte. */
  readonly digest: string;
}

const HEAD = ["序号", "编号", "统一社会信用代码", "名称", "金额（元）"];
const MOST_LINES = 1_000_000;
const IN_FILE = new Set<GrantLine["state"]>(["approved", "sent", "paid", "failed"]);

/**
 * The file by which the treasury pays, of an approved batch. Made again it is the same to the byte. Account numbers are
 * the treasury's own: no account is in our registers.
 */
export async function payFile(
  tx: Transaction,
  site: PolicySite,
  actor: Actor,
  { batch: id, now }: { readonly batch: string; readonly now: Date },
): Promise<PayFile> {
  const county = site.county.code;
  refuseTownship(actor);
  const batch = await lockBatch(tx, county, id);
  refuseOther(actor, batch.department);
  if (batch.state === "prepared" || batch.state === "returned") throw refusals.batchMoved();
  const lines = await listLines(tx, county, id, { after: null, limit: MOST_LINES });
  const text = fileText(lines.filter(({ state }) => IN_FILE.has(state)));
  const digest = createHash("sha256").update(text).digest("hex");
  if (batch.state === "approved") {
    await tx.query(
      `update finance.grant_batch set state = 'sent', file_digest = $3, sent_at = $4, sent_by = $5
       where county = $1 and id = $2`,
      [county, id, digest, now, actor.account],
    );
    await tx.query(
      "update finance.grant_line set state = 'sent' where county = $1 and batch = $2 and state = 'approved'",
      [county, id],
    );
  } else if (batch.fileDigest !== digest) throw new RangeError(`pay file of ${id} is not what was sent`);
  return { name: `${batch.policy}-${batch.period}-${id.slice(0, 8)}.csv`, text, digest };
}

function fileText(lines: readonly GrantLine[]): string {
  const rows = lines.map(({ id, creditCode, name, amountFen }, index) =>
    [String(index + 1), id, creditCode, name, formatYuan(amountFen as Fen).replaceAll(",", "")]
      .map(quote)
      .join(","),
  );
  return `\uFEFF${[HEAD.join(","), ...rows].join("\r\n")}\r\n`;
}

/** A name that begins like a formula isn't one to a spreadsheet. */
function quote(cell: string): string {
  const safe = /^[=+@-]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What the treasury says of one line. */
export interface PayResult {
  readonly line: string;
  readonly amountFen: number;
  readonly outcome: "paid" | "failed";
  readonly on: string;
  /** The bank's own number; one payment has one. */
  readonly reference: string | null;
  readonly failure: string | null;
}

export interface Mismatch {
  readonly line: string;
  readonly why: "unknown" | "amount" | "notSent" | "answeredAlready" | "referenceTaken" | "incomplete";
}

/**
 * Takes the treasury's results, line by line; told twice it changes nothing. What doesn't fit (an unknown line, another
 * amount, a number that another payment has) is handed back and not taken. A batch whose lines all have an answer is
 * settled; a payment that failed frees its business for the next run.
 */
export async function reconcileGrant(
  tx: Transaction,
  site: PolicySite,
  actor: Actor,
  given: { readonly batch: string; readonly results: readonly PayResult[]; readonly now: Date },
): Promise<{ readonly taken: number; readonly mismatches: readonly Mismatch[]; readonly open: number }> {
  const county = site.county.code;
  refuseTownship(actor);
  const batch = await lockBatch(tx, county, given.batch);
  refuseOther(actor, batch.department);
  if (batch.state !== "sent" && batch.state !== "settled") throw refusals.batchMoved();
  const lines = await listLines(tx, county, given.batch, { after: null, limit: MOST_LINES });
  const byId = new Map(lines.map((line) => [line.id, line]));
  const mismatches: Mismatch[] = [];
  let taken = 0;
  for (const result of given.results) {
    const why = whyNot(byId.get(result.line), result) ?? (await takeResult(tx, county, result));
    if (why === "same") continue;
    if (why === undefined) {
      const line = byId.get(result.line);
      if (line !== undefined) byId.set(line.id, { ...line, ...told(result) });
      taken += 1;
    } else mismatches.push({ line: result.line, why });
  }
  const open = [...byId.values()].filter(({ state }) => state === "sent").length;
  if (open === 0 && batch.state === "sent") {
    await tx.query(
      "update finance.grant_batch set state = 'settled', settled_at = $3 where county = $1 and id = $2",
      [...[county, given.batch, given.now]],
    );
  }
  return { taken, mismatches, open };
}

const told = ({ outcome, on, reference, failure }: PayResult) =>
  outcome === "paid"
    ? { state: "paid" as const, paidOn: on, reference, failure: null }
    : { state: "failed" as const, paidOn: null, reference: null, failure };

function whyNot(line: GrantLine | undefined, result: PayResult): Mismatch["why"] | "same" | undefined {
  if (line === undefined) return "unknown";
  if (line.amountFen !== result.amountFen) return "amount";
  const given = result.outcome === "paid" ? result.reference : result.failure;
  if (given === null || given.trim() === "") return "incomplete";
  if (line.state === result.outcome && (line.reference ?? line.failure) === given) return "same";
  if (line.state === "paid" || line.state === "failed") return "answeredAlready";
  return line.state === "sent" ? undefined : "notSent";
}

async function takeResult(
  tx: Transaction,
  county: string,
  result: PayResult,
): Promise<Mismatch["why"] | undefined> {
  const { state, paidOn, reference, failure } = told(result);
  const rows = await tx.query(
    `update finance.grant_line set state = $3, paid_on = $4, reference = $5, failure = $6
     where county = $1 and id = $2 and not exists (
       select from finance.grant_line other where other.county = $1 and other.reference = $5) returning id`,
    [county, result.line, state, paidOn, reference, failure],
  );
  return rows.length === 0 ? "referenceTaken" : undefined;
}
