import type { Transaction } from "@olive/db";
import type { Wording } from "@olive/kernel";
import type { z } from "zod";
import type { getLoanApplicationRoute, listLoanApplicationsRoute } from "../contracts/lending.ts";
import { clawbackDue } from "../subsidy/follow-money.ts";
import { type LedgerEntry, listEntries } from "../subsidy/subsidy-ledger.ts";
import { APPLICATION_STATES, type ApplicationState } from "./application-life-cycle.ts";
import type { LendingOffice } from "./lending-site.ts";
import { type ApplicationLine, listApplications, stateOf } from "./list-applications.ts";
import { listOwnApplications, type ShownOffer } from "./own-applications.ts";
import * as refusals from "./refusals.ts";

type Shown = z.input<typeof getLoanApplicationRoute.responses.ok.body>;
type Line = z.input<typeof listLoanApplicationsRoute.responses.ok.body>["applications"][number];
type NameOf = (place: string) => string | undefined;

export function showLine(line: ApplicationLine, nameOf: NameOf): Line {
  const { id, creditCode, name, place, bank, bankName, product, state, sentAt, contactedAt } = line;
  const { fundedOn, offeredFen, asked, overdue } = line;
  return {
    ...{
      id,
      product,
      state: stateOf(state),
      sentAt: sentAt.toISOString(),
      fundedOn,
      offeredFen,
      asked,
      overdue,
    },
    business: { creditCode, name, place: { code: place, name: nameOf(place) ?? place } },
    bank: { code: bank, name: bankName ?? { zh: bank, en: bank } },
    contactedAt: contactedAt?.toISOString() ?? null,
  };
}

/** One application in full, as an official of its area sees it. Throws Refusal `application-unknown`. */
export async function showApplication(
  tx: Transaction,
  site: Pick<LendingOffice, "county" | "catalogue" | "subsidies">,
  id: string,
  nameOf: NameOf,
  now: Date,
): Promise<Shown> {
  const county = site.county.code;
  const [line] = await listApplications(tx, county, { id, limit: 1 });
  if (line === undefined) throw refusals.applicationUnknown();
  const own = await listOwnApplications(tx, site, line.creditCode, now);
  const application = own.find((one) => one.id === id);
  if (application === undefined) throw refusals.applicationUnknown();
  const offers = application.offers;
  const ledgers: LedgerEntry[] = [];
  const due: Shown["clawback"] = [];
  for (const { id: offer } of offers) {
    ledgers.push(...(await listEntries(tx, county, { offer })));
    due.push(...(await clawbackDue(tx, county, offer)));
  }
  return {
    ...showLine(line, nameOf),
    ...{ why: application.why, needs: application.needs, offers: offers.map(showOffer) },
    events: await listEvents(tx, county, id),
    ledger: ledgers.map(({ offer: _, creditCode: __, principalFen: ___, recordedAt: ____, ...one }) => one),
    clawback: due,
    guarantees: await listGuarantees(tx, county, id),
    askedItems: await listAsked(tx, site, id),
  };
}

function showOffer(offer: ShownOffer): Shown["offers"][number] {
  const { id, kind, amountFen, rateBp, months, repayment, guarantee, standing, standingReason } = offer;
  const { validTill, cost, subsidies, planDiffers, money } = offer;
  return {
    ...{ id, kind, amountFen, rateBp, months, repayment, guarantee, standing, standingReason, planDiffers },
    ...{ validTill: validTill.toISOString(), yearlyBeforeBp: cost.beforeBp, yearlyAfterBp: cost.afterBp },
    ...{
      subsidyFen: cost.subsidyFen,
      totalFen: cost.totalFen,
      paidFen: money.paidFen,
      repaidFen: money.repaidFen,
    },
    subsidies: subsidies.map(({ policy, truth, amountFen: fen, grounds }) => ({
      ...{ policy, truth, amountFen: fen, grounds: [...grounds] },
    })),
  };
}

async function listEvents(tx: Transaction, county: string, id: string): Promise<Shown["events"]> {
  const rows = await tx.query<{
    event: string;
    from: ApplicationState;
    to: ApplicationState;
    effect: "applied" | "behind" | "late";
    signedAt: Date;
    recordedAt: Date;
  }>(
    `select event, from_state as "from", to_state as "to", effect, signed_at as "signedAt", recorded_at as "recordedAt"
     from finance.application_event where county = $1 and application = $2 order by recorded_at, message`,
    [county, id],
  );
  return rows.map(({ event, from, to, effect, signedAt, recordedAt }) => ({
    ...{ event, effect, from: APPLICATION_STATES[from], to: APPLICATION_STATES[to] },
    ...{ signedAt: signedAt.toISOString(), recordedAt: recordedAt.toISOString() },
  }));
}

function listGuarantees(tx: Transaction, county: string, id: string): Promise<Shown["guarantees"]> {
  return tx.query(
    `select g.id, g.offer, g.kind, g.amount_fen::float8 as "amountFen", g.shares, g.happened_on::text as "on",
       g.recorded_by_name as by, g.reason
     from finance.guarantee_entry g join finance.offer o on o.county = g.county and o.id = g.offer
     where g.county = $1 and o.application = $2 order by g.recorded_at, g.id`,
    [county, id],
  );
}

/** What something that was asked for is called. */
export function materialName({ materials }: LendingOffice["catalogue"], item: string): Wording {
  return (
    materials.find(({ code, section }) => code === item || section === item)?.name ?? { zh: item, en: item }
  );
}

async function listAsked(
  tx: Transaction,
  { county, catalogue }: Pick<LendingOffice, "county" | "catalogue">,
  id: string,
): Promise<Shown["askedItems"]> {
  const rows = await tx.query<{
    id: string;
    item: string;
    toldBy: "bank" | "owner" | "official";
    department: string;
    askedAt: Date;
    case: string | null;
  }>(
    `select id, item, told_by as "toldBy", department, asked_at as "askedAt", case_id as "case"
     from finance.asked_item where county = $1 and application = $2 order by asked_at, id`,
    [county.code, id],
  );
  return rows.map(({ item, askedAt, ...row }) => ({
    ...{ ...row, item: materialName(catalogue, item), askedAt: askedAt.toISOString() },
  }));
}
