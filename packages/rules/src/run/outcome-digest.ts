import { createHash } from "node:crypto";
import { UNKNOWN, YES } from "@olive/feel";
import { type ResidentKey, residentKeyOf } from "../snapshot/resident-key.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Outcomes } from "./outcomes.ts";

/**
 * A digest of a set of outcomes that does not depend on their order: of each (person, policy, verdict) four mixed words
 * of 32 bits, added up in four lanes, so that a change of a thousand people costs two thousand additions. It tells two
 * outcomes apart; it is no seal against somebody who writes to the database (the audit's tree is).
 */
export interface OutcomeDigest {
  add(residentId: string, policy: string, verdict: number): void;
  remove(residentId: string, policy: string, verdict: number): void;
  /** 32 hexadecimal digits. */
  text(): string;
}

const LANES = 4;
type Salts = Uint32Array;

/** The digest of all outcomes of a snapshot. */
export function digestOutcomes({ people }: Snapshot, { codes, verdicts }: Outcomes): OutcomeDigest {
  const lanes = new Uint32Array(LANES);
  const { keys, rows } = people;
  for (const [i, code] of codes.entries()) {
    const column = verdicts[i] ?? new Uint8Array(0);
    const [yes, unknown] = [saltsOf(code, YES), saltsOf(code, UNKNOWN)];
    for (let row = 0; row < rows.size; row += 1) {
      const verdict = column[row];
      if (verdict === YES) mixIn(lanes, keys[row] as number, yes, 1);
      else if (verdict === UNKNOWN) mixIn(lanes, keys[row] as number, unknown, 1);
    }
  }
  return digestOver(lanes);
}

function digestOver(lanes: Uint32Array): OutcomeDigest {
  const held = new Map<string, Salts>();
  const count = (id: string, policy: string, verdict: number, sign: 1 | -1): void => {
    if (verdict !== YES && verdict !== UNKNOWN) return;
    const name = `${policy} ${verdict}`;
    const salts = held.get(name) ?? saltsOf(policy, verdict);
    held.set(name, salts);
    mixIn(lanes, residentKeyOf(id), salts, sign);
  };
  return {
    add: (id, policy, verdict) => count(id, policy, verdict, 1),
    remove: (id, policy, verdict) => count(id, policy, verdict, -1),
    text: () => Array.from(lanes, (lane) => lane.toString(16).padStart(8, "0")).join(""),
  };
}

function saltsOf(policy: string, verdict: number): Salts {
  const bytes = createHash("sha256").update(`${policy},${verdict}`).digest();
  return Uint32Array.from({ length: LANES }, (_, i) => bytes.readUInt32BE(i * 4));
}

function mixIn(lanes: Uint32Array, key: ResidentKey, salts: Salts, sign: 1 | -1): void {
  const high = Math.floor(key / 0x1_0000_0000);
  const low = key - high * 0x1_0000_0000;
  for (let i = 0; i < LANES; i += 1) {
    const salt = salts[i] as number;
    lanes[i] = (lanes[i] as number) + sign * mix(mix(low ^ salt) + Math.imul(high + 1, salt | 1));
  }
}

/** The finaliser of MurmurHash3: every bit of the word decides on every bit of the result. */
function mix(word: number): number {
  let value = Math.imul(word ^ (word >>> 16), 0x85eb_ca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2_ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
