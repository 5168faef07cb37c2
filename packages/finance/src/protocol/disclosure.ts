import { randomBytes } from "node:crypto";
import { z } from "zod";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonical } from "./canonical.ts";
import type { KnownKey, OwnKey } from "./keys.ts";
import { leafHash, rootFromPath, treePath, treeRoot } from "./merkle-tree.ts";
import { PROTOCOL, type SuiteCode, suiteCode } from "./messages.ts";
import { faultOf, ProtocolFault } from "./protocol-fault.ts";
import {
  REPORT_SECTIONS,
  type ReportSection,
  reportSectionSchema,
  type SectionCode,
} from "./report-sections.ts";
import { suiteOf } from "./suite.ts";

/** Salts of 16 bytes: without them a bank could guess what a section it was not given says. */
const SALT_BYTES = 16;
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const salt = z.string().refine((text) => fromBase64url(text)?.length === SALT_BYTES, "16 bytes of base64url");

const leafSchema = z.strictObject({ section: reportSectionSchema, salt });
/** The whole report with its salts: kept encrypted by the house alone. Leaves stand in the order of REPORT_SECTIONS. */
export const sealedReportSchema = z.strictObject({
  suite: suiteCode,
  root: hash,
  leaves: z.array(leafSchema).min(1).max(REPORT_SECTIONS.length),
});
export type SealedReport = z.output<typeof sealedReportSchema>;

/** What the platform signs about a report: its root, and for which version of which consent it was made. */
export const sealStatementSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  kind: z.literal("reportSeal"),
  suite: suiteCode,
  root: hash,
  size: z.int().positive(),
  consent: z.uuid(),
  consentVersion: z.int().positive(),
  sealedAt: z.iso.datetime({ offset: true }),
});
export type SealStatement = z.output<typeof sealStatementSchema>;

/** What one bank is given: its sections with salt, place and path, and the signed statement about the root. */
export const disclosureSchema = z.strictObject({
  protocol: z.literal(PROTOCOL),
  kind: z.literal("disclosure"),
  suite: suiteCode,
  seal: z.string(),
  leaves: z.array(leafSchema.extend({ index: z.int().nonnegative(), path: z.array(hash).max(8) })).min(1),
});
export type Disclosure = z.output<typeof disclosureSchema>;

/**
 * Seals the sections into a tree of the suite's digest. `salts`: one per section in the order of REPORT_SECTIONS, for
 * reports that have to come out the same to the byte; random where left out. Throws RangeError for a doubled section.
 */
export function sealReport(
  suite: SuiteCode,
  sections: readonly ReportSection[],
  salts?: readonly string[],
): SealedReport {
  const ordered = REPORT_SECTIONS.flatMap((code) => sections.filter(({ section }) => section === code));
  if (new Set(ordered.map(({ section }) => section)).size !== sections.length) {
    throw new RangeError("each section once");
  }
  const leaves = ordered.map((section, at) => ({
    section: reportSectionSchema.parse(section),
    salt: salts?.[at] ?? toBase64url(randomBytes(SALT_BYTES)),
  }));
  return { suite, root: toHex(treeRoot(suite, hashesOf(suite, leaves))), leaves };
}

/** The signed statement about a report's root: evidence that stands without the report. */
export async function signSeal(
  report: SealedReport,
  about: Pick<SealStatement, "consent" | "consentVersion" | "sealedAt">,
  key: OwnKey,
): Promise<string> {
  const statement: SealStatement = {
    protocol: PROTOCOL,
    kind: "reportSeal",
    suite: report.suite,
    root: report.root,
    size: report.leaves.length,
    consent: about.consent,
    consentVersion: about.consentVersion,
    sealedAt: about.sealedAt,
  };
  return suiteOf(report.suite).sign(statement, key);
}

/** The named sections with their proofs. Throws SCOPE_MISMATCH where the report lacks one of them. */
export function disclose(report: SealedReport, sections: readonly SectionCode[], seal: string): Disclosure {
  const hashes = hashesOf(report.suite, report.leaves);
  const wanted = new Set(sections);
  const leaves = report.leaves.flatMap((leaf, index) =>
    wanted.has(leaf.section.section)
      ? [{ ...leaf, index, path: treePath(report.suite, hashes, index).map(toHex) }]
      : [],
  );
  if (leaves.length !== wanted.size) throw new ProtocolFault("SCOPE_MISMATCH", "section missing");
  return { protocol: PROTOCOL, kind: "disclosure", suite: report.suite, seal, leaves };
}

/** The bytes that are encrypted for the bank and shown to the owner: canonical JSON in UTF-8. */
export function disclosureBytes(disclosure: Disclosure): Uint8Array {
  return new TextEncoder().encode(canonical(disclosure));
}

export interface DisclosureExpectation {
  readonly suite: SuiteCode;
  readonly root: string;
  readonly consent: string;
  readonly consentVersion: number;
  /** Sections that the consent covers: exactly these have to be there. */
  readonly sections: readonly SectionCode[];
}

/**
 * The sections of a disclosure, once everything holds: form (SCHEMA, FORBIDDEN_FIELD), the platform's signature on the
 * root and every path to it (BAD_SIGNATURE), the consent and its sections (SCOPE_MISMATCH). Faults of the signing key
 * keep their code.
 */
export async function verifyDisclosure(
  given: unknown,
  expected: DisclosureExpectation,
  platformKeys: readonly KnownKey[],
  at = new Date(),
): Promise<ReportSection[]> {
  const disclosure = parseDisclosure(given);
  const statement = await readSeal(disclosure, platformKeys, at);
  if (statement.root !== expected.root || disclosure.suite !== expected.suite) {
    throw new ProtocolFault("BAD_SIGNATURE", "root");
  }
  for (const leaf of disclosure.leaves) {
    const path = leaf.path.map((text) => new Uint8Array(Buffer.from(text, "hex")));
    const place = { index: leaf.index, size: statement.size };
    const root = rootFromPath(disclosure.suite, leafOf(disclosure.suite, leaf), path, place);
    if (root === undefined || toHex(root) !== statement.root) {
      throw new ProtocolFault("BAD_SIGNATURE", leaf.section.section);
    }
  }
  if (statement.consent !== expected.consent || statement.consentVersion !== expected.consentVersion) {
    throw new ProtocolFault("SCOPE_MISMATCH", "consent");
  }
  const found = disclosure.leaves.map(({ section }) => section.section);
  if (canonical([...found].sort()) !== canonical([...expected.sections].sort())) {
    throw new ProtocolFault("SCOPE_MISMATCH", "sections");
  }
  return disclosure.leaves.map(({ section }) => section);
}

function parseDisclosure(given: unknown): Disclosure {
  const parsed = disclosureSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const isForbidden = parsed.error.issues.some(({ message }) => message === "FORBIDDEN_FIELD");
  throw new ProtocolFault(isForbidden ? "FORBIDDEN_FIELD" : "SCHEMA", parsed.error.issues[0]?.path.join("."));
}

/** Payload of the seal; a seal that doesn't verify is a report that was changed. */
async function readSeal(
  { seal, suite }: Disclosure,
  keys: readonly KnownKey[],
  at: Date,
): Promise<SealStatement> {
  try {
    const { payload } = await suiteOf(suite).verify(seal, keys, at);
    return sealStatementSchema.parse(payload);
  } catch (error) {
    const fault = faultOf(error);
    const isOfKey = fault?.startsWith("KEY_") || fault === "ALGORITHM_REFUSED";
    throw isOfKey ? error : new ProtocolFault("BAD_SIGNATURE", "seal", error);
  }
}

type Leaf = z.output<typeof leafSchema>;

function leafOf(suite: SuiteCode, { section, salt: text }: Leaf): Uint8Array {
  const bytes = fromBase64url(text) ?? new Uint8Array();
  return leafHash(suite, Buffer.concat([bytes, Buffer.from(canonical(section))]));
}

function hashesOf(suite: SuiteCode, leaves: readonly Leaf[]): Uint8Array[] {
  return leaves.map((leaf) => leafOf(suite, leaf));
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
