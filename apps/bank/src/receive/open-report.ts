import type { Transaction } from "@olive/db";
import {
  disclosureSchema,
  type Fault,
  faultOf,
  type ReportSection,
  type SectionCode,
  type SuiteCode,
  sealedSchema,
  suiteOf,
  verifyDisclosure,
} from "@olive/finance/protocol";
import { type BankContext, codeOf } from "../bank-context.ts";
import { kidOf, readJson } from "../keys/kid-of.ts";
import { lock, unlock } from "../store/vault.ts";

export interface KeptDelivery {
  readonly id: string;
  readonly application: string;
  readonly consent: string;
  readonly consentVersion: number;
  readonly root: string;
  readonly sections: readonly SectionCode[];
  readonly suite: SuiteCode;
  readonly sealed: Record<string, unknown> | null;
  readonly outcome: string | null;
}

type ContentFault = "BAD_SIGNATURE" | "WRONG_KEY" | "SCOPE_MISMATCH" | "CONSENT_INACTIVE" | "SCHEMA";

/** What the bank answers for each refusal of its own: a report that can't be used has one of five reasons. */
const ANSWERS: Partial<Record<Fault, ContentFault>> = {
  WRONG_KEY: "WRONG_KEY",
  KEY_UNKNOWN: "BAD_SIGNATURE",
  KEY_EXPIRED: "BAD_SIGNATURE",
  KEY_REVOKED: "BAD_SIGNATURE",
  BAD_SIGNATURE: "BAD_SIGNATURE",
  SCOPE_MISMATCH: "SCOPE_MISMATCH",
  ALGORITHM_REFUSED: "SCHEMA",
  MESSAGE_INVALID: "SCHEMA",
  FORBIDDEN_FIELD: "SCHEMA",
  SCHEMA: "SCHEMA",
};

/**
 * Opens a ciphertext with its key and checks everything about it: binding, root, paths, the platform's signature, the
 * consent and its sections. The report is then kept under the bank's own key, and the ciphertext goes.
 */
export async function openReport(
  tx: Transaction,
  context: BankContext,
  delivery: KeptDelivery,
  wrappedKey: string,
): Promise<"verified" | ContentFault> {
  try {
    const sections = await readReport(context, delivery, wrappedKey);
    context.at("key:opened");
    await keepReport(tx, context, delivery, sections);
    return "verified";
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    const outcome = ANSWERS[fault] ?? "SCHEMA";
    await tx.query("update bank.delivery set outcome = $3 where bank = $1 and id = $2", [
      ...[codeOf(context), delivery.id, outcome],
    ]);
    await tx.query(
      "update bank.application set state = 'refused' where bank = $1 and id = $2 and state = 'received'",
      [codeOf(context), delivery.application],
    );
    return outcome;
  }
}

async function readReport(
  context: BankContext,
  delivery: KeptDelivery,
  wrappedKey: string,
): Promise<readonly ReportSection[]> {
  const { id: deliveryId, consent, consentVersion, root, suite, sections } = delivery;
  const binding = { deliveryId, consent, consentVersion, root, bank: codeOf(context) };
  const key =
    context.knobs.get("wrongKey") === undefined
      ? ownKeyFor(context, delivery.sealed)
      : await suiteOf(suite).generateKeys("seal");
  const bytes = await suiteOf(suite).open(delivery.sealed, wrappedKey, key, binding);
  const given: unknown = readJson(bytes);
  if (context.knobs.get("credulous") !== undefined) {
    return disclosureSchema.parse(given).leaves.map(({ section }) => section);
  }
  const keys = await context.platformKeys.list(sealKidIn(given));
  return verifyDisclosure(given, { suite, root, consent, consentVersion, sections }, keys, context.now());
}

/** The key that the ciphertext names, so that what was sealed before a change of keys still opens; else the newest. */
function ownKeyFor({ keys }: BankContext, sealed: unknown) {
  const parts = sealedSchema.safeParse(sealed);
  const header: unknown = parts.success
    ? readJson(Buffer.from(parts.data.protected, "base64url"))
    : undefined;
  const kid = typeof header === "object" && header !== null && "kid" in header ? header.kid : undefined;
  return keys.all.find((key) => key.use === "seal" && key.kid === kid) ?? keys.seal;
}

function sealKidIn(given: unknown): string | undefined {
  const isSealed = typeof given === "object" && given !== null && "seal" in given;
  return isSealed ? kidOf(String(given.seal)) : undefined;
}

async function keepReport(
  tx: Transaction,
  context: BankContext,
  { id, application }: KeptDelivery,
  sections: readonly ReportSection[],
): Promise<void> {
  const bank = codeOf(context);
  const at = context.now();
  const report = lock(context.vaultKey, `${bank} ${id}`, JSON.stringify(sections));
  await tx.query(
    `update bank.delivery set outcome = 'verified', report = $3, opened_at = $4, sealed = null, wrapped_key = null
     where bank = $1 and id = $2`,
    [bank, id, report, at],
    "bank-report",
  );
  const judgeAfter = new Date(at.getTime() + (context.knobs.get("late") ?? 0));
  await tx.query(
    `update bank.application set state = 'opened', judge_after = $3
     where bank = $1 and id = $2 and state in ('received', 'refused')`,
    [bank, application, judgeAfter],
    "bank-opened",
  );
}

/** The sections of the newest report of an application; undefined where there is none (not yet, or no longer). */
export async function readKeptReport(
  tx: Pick<Transaction, "query">,
  { settings, vaultKey }: BankContext,
  application: string,
): Promise<readonly ReportSection[] | undefined> {
  const [row] = await tx.query<{ id: string; report: Buffer }>(
    `select id, report from bank.delivery where bank = $1 and application = $2 and report is not null
     order by opened_at desc limit 1`,
    [settings.code, application],
    "bank-kept-report",
  );
  if (row === undefined) return undefined;
  return JSON.parse(unlock(vaultKey, `${settings.code} ${row.id}`, row.report)) as ReportSection[];
}
