import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import { fen, Refusal, splitFen, type Wording } from "@olive/kernel";
import type { StoredOffer } from "../lending/applications.ts";
import type { GuaranteeScheme } from "./subsidy-policy.ts";

/** What one party bears or gets back, fen. */
export interface GuaranteeShare {
  readonly code: string;
  readonly who: Wording;
  readonly amountFen: number;
}

export const GUARANTEE_KINDS = ["cover", "claim", "recovery"] as const;
export type GuaranteeKind = (typeof GUARANTEE_KINDS)[number];

/** Sums of a guarantee so far, fen. */
export interface GuaranteeSums {
  readonly coverFen: number;
  readonly claimFen: number;
  readonly recoveryFen: number;
}

/** Splits an amount to the parties by the scheme's percentages, to the fen: nothing is lost in rounding. */
export function shareGuarantee({ shares }: GuaranteeScheme, amountFen: number): GuaranteeShare[] {
  const parts = splitFen(
    fen(amountFen),
    shares.map(({ percent }) => percent),
  );
  return shares.map(({ code, who }, index) => ({ code, who, amountFen: parts[index] ?? 0 }));
}

const PERCENT = 100;

/**
 * How much more of a kind can be entered: cover up to the scheme's part of the loan, claims up to the cover, recoveries
 * up to the claims. Fen.
 */
export function roomFor(
  { coverPercent }: GuaranteeScheme,
  amountFen: number,
  kind: GuaranteeKind,
  { coverFen, claimFen, recoveryFen }: GuaranteeSums,
): number {
  if (kind === "cover") return Math.floor((amountFen * coverPercent) / PERCENT) - coverFen;
  if (kind === "claim") return coverFen - claimFen;
  return claimFen - recoveryFen;
}

export interface GuaranteeInput {
  readonly id: string;
  readonly kind: GuaranteeKind;
  readonly amountFen: number;
  readonly on: string;
  readonly reason: string;
  readonly by: { readonly account: number; readonly name: string };
  readonly now: Date;
}

/** Enters a cover, a claim or a recovery under a name; sent twice it is entered once. Throws `guarantee-over`, `no-guarantee`. */
export async function recordGuarantee(
  tx: Transaction,
  county: string,
  scheme: GuaranteeScheme | undefined,
  offer: StoredOffer,
  input: GuaranteeInput,
): Promise<void> {
  if (scheme === undefined || offer.body.guarantee !== "policyGuarantee") throw noGuarantee();
  await tx.query("select pg_advisory_xact_lock(hashtext('olive guarantee'), hashtext($1))", [offer.id]);
  const room = roomFor(scheme, offer.amountFen, input.kind, await sumsOf(tx, county, offer.id));
  const known = await tx.query("select from finance.guarantee_entry where county = $1 and id = $2", [
    county,
    input.id,
  ]);
  if (known.length > 0) return;
  if (input.amountFen > room) throw overRoom(room);
  await tx.query(
    `insert into finance.guarantee_entry (county, id, offer, credit_code, place_code, kind, amount_fen, shares,
       happened_on, reason, recorded_at, recorded_by, recorded_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[county, input.id || randomUUID(), offer.id, offer.creditCode, offer.place, input.kind],
      ...[input.amountFen, JSON.stringify(shareGuarantee(scheme, input.amountFen)), input.on],
      ...[input.reason, input.now, input.by.account, input.by.name],
    ],
  );
}

async function sumsOf(tx: Transaction, county: string, offer: string): Promise<GuaranteeSums> {
  const [row] = await tx.query<GuaranteeSums>(
    `select coalesce(sum(amount_fen) filter (where kind = 'cover'), 0)::float8 as "coverFen",
       coalesce(sum(amount_fen) filter (where kind = 'claim'), 0)::float8 as "claimFen",
       coalesce(sum(amount_fen) filter (where kind = 'recovery'), 0)::float8 as "recoveryFen"
     from finance.guarantee_entry where county = $1 and offer = $2`,
    [county, offer],
  );
  return row ?? { coverFen: 0, claimFen: 0, recoveryFen: 0 };
}

const noGuarantee = () =>
  new Refusal({
    code: "no-guarantee",
    status: 409,
    message: { zh: "这笔贷款没有政策性担保", en: "This loan has no policy guarantee" },
    remedy: { zh: "请核对是哪一笔", en: "Check which loan it is" },
  });

const overRoom = (leftFen: number) =>
  new Refusal({
    code: "guarantee-over",
    status: 409,
    message: {
      zh: `超过可登记的金额：还可登记 ${leftFen / 100} 元`,
      en: `More than can be entered: ${leftFen / 100} yuan are left`,
    },
    remedy: { zh: "请改金额", en: "Change the amount" },
    details: { leftFen },
  });
