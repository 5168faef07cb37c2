import type { Queryable } from "@olive/db";
import { type CalendarDate, fromDateNumber, today, type Wording } from "@olive/kernel";
import { costOfOffer, type OfferCost } from "../cost/offer-cost.ts";
import { compareOffers as inRanking, RANKING_RULE } from "../cost/rank-offers.ts";
import type { SubsidyDecision } from "../subsidy/decide-subsidy.ts";
import { expectSubsidies } from "../subsidy/expect-subsidy.ts";
import { APPLICATION_STATES, type ApplicationState } from "./application-life-cycle.ts";
import {
  type Application,
  listApplicationsOf,
  listOffersOf,
  moneyOf,
  type StoredOffer,
} from "./applications.ts";
import { declineWords } from "./decline-words.ts";
import type { LendingOffice } from "./lending-site.ts";
import { loadVersion } from "./store-products.ts";

export interface OwnApplication extends Application {
  readonly bankName: Wording;
  readonly bankContact: string;
  readonly productName: Wording;
  readonly stateName: Wording;
  /** Of a decline: its sentence, what would change it, and where else to turn. */
  readonly why: { readonly text: Wording; readonly change: Wording; readonly next: Wording } | null;
  readonly offers: readonly ShownOffer[];
  /** Papers or data that the owner was asked for. */
  readonly asked: number;
}

/** What can become of an offer today. */
export type OfferStanding =
  | "open"
  | "expired"
  | "accepted"
  | "notSelected"
  | "withdrawnByBank"
  | "withdrawn"
  | "ended";

export interface ShownOffer {
  readonly id: string;
  readonly application: string;
  readonly bank: string;
  readonly kind: "loan" | "line";
  readonly amountFen: number;
  readonly rateBp: number;
  readonly rateBasis: string;
  readonly months: number;
  readonly repayment: StoredOffer["body"]["repayment"];
  readonly guarantee: StoredOffer["body"]["guarantee"];
  readonly conditions: readonly string[];
  readonly coolingOffDays: number;
  readonly validTill: Date;
  readonly standing: OfferStanding;
  readonly standingReason: string | null;
  readonly cost: OfferCost;
  /** Subsidies looked at, with yes, no or unknown and why. */
  readonly subsidies: readonly SubsidyDecision[];
  /** The bank's plan isn't what its terms give. */
  readonly planDiffers: boolean;
  /** Once accepted: the last moment at which it can be taken back. */
  readonly coolingUntil: Date | null;
  readonly money: { readonly paidFen: number; readonly repaidFen: number; readonly waitingFen: number };
  /** What can still be drawn of an accepted line, fen; 0 for anything else. */
  readonly leftFen: number;
}

/** Everything that this business applied for, the newest first, each with its offers and what they cost. */
export async function listOwnApplications(
  tx: Queryable,
  site: Pick<LendingOffice, "county" | "catalogue" | "subsidies">,
  creditCode: string,
  now: Date,
): Promise<OwnApplication[]> {
  const county = site.county.code;
  const applications = await listApplicationsOf(tx, county, { creditCode });
  const offers = await listOffersOf(tx, county, { creditCode });
  const banks = await tx.query<{ code: string; name: Wording; contact: string }>(
    "select code, name, contact from finance.bank where county = $1",
    [county],
  );
  const named = new Map(banks.map((bank) => [bank.code, bank]));
  const shown: OwnApplication[] = [];
  for (const one of applications) {
    const version = await loadVersion(tx, county, {
      bank: one.bank,
      code: one.product,
      version: one.productVersion,
    });
    const own = offers.filter(({ application }) => application === one.id);
    const bank = named.get(one.bank);
    const plain = { zh: one.bank, en: one.bank };
    const [counted] = await tx.query<{ n: number }>(
      "select count(*)::int as n from finance.asked_item where county = $1 and application = $2",
      [county, one.id],
    );
    const shownOffers: ShownOffer[] = [];
    for (const offer of own) shownOffers.push(await showOffer(tx, site, offer, one, now));
    shown.push({
      ...one,
      ...{ bankName: bank?.name ?? plain, bankContact: bank?.contact ?? "" },
      ...{ productName: version?.product.name ?? { zh: one.product, en: one.product } },
      ...{ stateName: stateName(one.state), asked: counted?.n ?? 0 },
      why: one.reason === null ? null : declineWords(site.catalogue, one.reason),
      offers: shownOffers,
    });
  }
  return shown;
}

const stateName = (state: ApplicationState): Wording => APPLICATION_STATES[state];

async function showOffer(
  tx: Queryable,
  site: Pick<LendingOffice, "county" | "catalogue" | "subsidies">,
  offer: StoredOffer,
  { lineEndedAt }: Application,
  now: Date,
): Promise<ShownOffer> {
  const county = site.county.code;
  const { body, amountFen } = offer;
  const subsidies = await expectSubsidies(tx, site, offer, fromDateNumber(today(now)));
  const granted = subsidies.filter(({ truth }) => truth === true);
  const rateBp = granted.reduce((sum, one) => sum + one.rateBp, 0);
  const principalFen = Math.min(...granted.map((one) => one.principalFen), amountFen);
  const months = Math.min(...granted.map((one) => one.months), body.months);
  const terms = { ...body, firstDueOn: body.firstDueOn as CalendarDate };
  const cost = costOfOffer(terms, granted.length === 0 ? undefined : { rateBp, principalFen, months });
  const money = await moneyOf(tx, county, offer.id);
  const [taken] = await tx.query<{ until: Date }>(
    `select cooling_until as until from finance.acceptance
     where county = $1 and offer = $2 and withdrawn_at is null`,
    [county, offer.id],
  );
  const live = offer.kind === "line" && offer.state === "accepted" && lineEndedAt === null;
  return {
    ...{ id: offer.id, application: offer.application, bank: offer.bank, kind: offer.kind, amountFen },
    ...{ rateBp: body.rateBp, rateBasis: body.rateBasis, months: body.months, repayment: body.repayment },
    ...{ guarantee: body.guarantee, conditions: body.conditions, coolingOffDays: body.coolingOffDays },
    ...{ validTill: offer.validTill, standing: standingOf(offer, now), standingReason: offer.stateReason },
    ...{
      cost,
      subsidies,
      planDiffers: offer.planFaults.length > 0,
      coolingUntil: taken?.until ?? null,
      money,
    },
    leftFen: live && offer.validTill > now ? amountFen - money.paidFen - money.waitingFen : 0,
  };
}

export function standingOf(
  { state, validTill }: Pick<StoredOffer, "state" | "validTill">,
  now: Date,
): OfferStanding {
  return state === "open" && validTill <= now ? "expired" : state;
}

export interface Comparison {
  readonly rule: Wording;
  readonly offers: readonly ShownOffer[];
}

/** Of a business' applications the offers that can be taken now, in the published order. */
export function compareOffers(applications: readonly OwnApplication[]): Comparison {
  const open = applications.flatMap(({ offers }) => offers).filter(({ standing }) => standing === "open");
  const key = ({ cost, amountFen, validTill, bank }: ShownOffer) => ({
    ...{ afterBp: cost.afterBp, paidFen: cost.totalFen - amountFen, validTill, bank },
  });
  return { rule: RANKING_RULE, offers: open.sort((a, b) => inRanking(key(a), key(b))) };
}
