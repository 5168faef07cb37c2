import type { Transaction } from "@olive/db";
import type { PairKind, PairState } from "../contracts/identity.ts";
import { pairNotFound } from "./refusals.ts";

export interface StoredPair {
  readonly id: number;
  readonly county: string;
  readonly place_code: string;
  readonly kind: PairKind;
  readonly left_key: string;
  readonly right_key: string;
  readonly rules: readonly string[];
  readonly found_at: Date;
  readonly gone_at: Date | null;
  readonly state: PairState;
}

/** A pair inside the scope of the transaction; locked where somebody is about to decide. */
export async function loadPair(
  tx: Transaction,
  county: string,
  id: number,
  forUpdate = false,
): Promise<StoredPair> {
  const [pair] = await tx.query<StoredPair>(
    `select * from registry.identity_pair where county = $1 and id = $2 ${forUpdate ? "for update" : ""}`,
    [county, id],
  );
  if (pair === undefined) throw pairNotFound();
  return pair;
}
