import { type CountyAccess, checkPurpose, mountScoped, type ScopedWork } from "@olive/access";
import type { Database, Transaction } from "@olive/db";
import { mount } from "@olive/http";
import { addDays, type CalendarDate, fromDateNumber, toDateNumber, today } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import {
  getLoanApplicationRoute,
  getMaterialMeterRoute,
  listLoanApplicationsRoute,
  moveSubsidyRoute,
  recordGuaranteeRoute,
  reportAskedRoute,
} from "../contracts/lending.ts";
import {
  getLoanProductRoute,
  listLoanProductsRoute,
  saveLoanProductRoute,
} from "../contracts/loan-products.ts";
import { addSubsidyBudgetRoute, listSubsidiesRoute } from "../contracts/subsidy.ts";
import { recordGuarantee } from "../subsidy/guarantee.ts";
import { moveSubsidy } from "../subsidy/pay-subsidy.ts";
import { addBudget, showSubsidies } from "../subsidy/show-subsidies.ts";
import { findOffer, type StoredOffer } from "./applications.ts";
import { listProductLines, saveProduct, showProduct } from "./keep-products.ts";
import type { LendingOffice } from "./lending-site.ts";
import { listApplications } from "./list-applications.ts";
import { askDepartment, groupAsked, readMeter } from "./material-meter.ts";
import * as refusals from "./refusals.ts";
import { materialName, showApplication, showLine } from "./show-application.ts";

/** What the officials' routes of lending stand on. */
export interface LendingHttpSite extends Omit<LendingOffice, "doors"> {
  readonly db: Database;
  readonly access: CountyAccess;
  readonly nameOf: (place: string) => string | undefined;
}

/** Applications, the meter, products, subsidies and guarantees, as officials see and keep them. */
export function serveLending(app: FastifyInstance, site: LendingHttpSite): void {
  serveReading(app, site);
  serveActs(app, site);
  serveProducts(app, site);
  mountScoped(app, site, listSubsidiesRoute, ({ tx, actor }) => showSubsidies(tx, site.subsidies, actor));
  mountScoped(app, site, addSubsidyBudgetRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("subsidy", params.policy);
    about.reason(body.reason);
    await addBudget(tx, site.subsidies, actor, { ...body, policy: params.policy, now: new Date() });
    return showSubsidies(tx, site.subsidies, actor);
  });
}

function serveReading(app: FastifyInstance, site: LendingHttpSite): void {
  const { access, nameOf } = site;
  mountScoped(app, site, listLoanApplicationsRoute, async (work, { query }) => {
    checkPurpose(access, work, query.purpose);
    const { state, bank, asked, limit, after } = query;
    const [sentAt, id] = after?.split("_") ?? [];
    const lines = await listApplications(work.tx, work.actor.county, {
      ...{ state, bank, asked: asked === "some", limit },
      after: sentAt === undefined || id === undefined ? undefined : { sentAt: new Date(Number(sentAt)), id },
    });
    const rows = lines.slice(0, limit);
    for (const { creditCode } of rows) work.about.subject("business", creditCode);
    const last = lines.length > limit ? rows.at(-1) : undefined;
    return {
      applications: rows.map((line) => showLine(line, nameOf)),
      next: last === undefined ? null : `${last.sentAt.getTime()}_${last.id}`,
    };
  });
  mountScoped(app, site, getLoanApplicationRoute, async (work, { params, query }) => {
    checkPurpose(access, work, query.purpose);
    return showOne(work, site, params.id);
  });
  mountScoped(app, site, getMaterialMeterRoute, async ({ tx, actor }, { query }) => {
    const { from, on } = spanOf(query);
    const begins = (day: CalendarDate) => new Date(`${day}T00:00:00+08:00`);
    const span = { from: begins(from), until: begins(fromDateNumber(addDays(toDateNumber(on), 1))) };
    const groups = await groupAsked(tx, actor.county, span);
    return {
      ...{ from, on, ...(await readMeter(tx, actor.county, span)) },
      groups: groups.map(({ item, ...group }) => ({ ...group, item: materialName(site.catalogue, item) })),
    };
  });
}

const USUAL_DAYS = 30;
function spanOf(query: { readonly from?: string | undefined; readonly on?: string | undefined }) {
  const on = (query.on ?? fromDateNumber(today(new Date()))) as CalendarDate;
  const from = (query.from ?? fromDateNumber(addDays(toDateNumber(on), -USUAL_DAYS))) as CalendarDate;
  return { from, on };
}

async function showOne({ tx, about }: ScopedWork, site: LendingHttpSite, id: string) {
  const shown = await showApplication(tx, site, id, site.nameOf, new Date());
  about.subject("business", shown.business.creditCode);
  about.subject("application", id);
  return shown;
}

function serveActs(app: FastifyInstance, site: LendingHttpSite): void {
  mountScoped(app, site, reportAskedRoute, async (work, { params, body }) => {
    const [line] = await listApplications(work.tx, work.actor.county, { id: params.id, limit: 1 });
    if (line === undefined) throw refusals.applicationUnknown();
    await askDepartment(work.tx, site, line, { ...body, toldBy: "official", now: new Date() });
    return showOne(work, site, params.id);
  });
  mountScoped(app, site, moveSubsidyRoute, async (work, { params, body }) => {
    work.about.reason(body.reason);
    const { account, name, county } = work.actor;
    const offer = await offerPaid(work.tx, county, params.id, body.disbursement);
    await moveSubsidy(work.tx, county, offer, { ...body, by: { account, name }, now: new Date() });
    return showOne(work, site, params.id);
  });
  mountScoped(app, site, recordGuaranteeRoute, async (work, { params, body: { offer: id, ...body } }) => {
    work.about.reason(body.reason);
    const { account, name, county } = work.actor;
    const offer = await findOffer(work.tx, county, id);
    if (offer?.application !== params.id) throw refusals.offerUnknown();
    const input = { ...body, by: { account, name }, now: new Date() };
    await recordGuarantee(work.tx, county, site.subsidies.guarantee, offer, input);
    return showOne(work, site, params.id);
  });
}

/** The offer of this application on which a payment was made. */
async function offerPaid(
  tx: Transaction,
  county: string,
  application: string,
  disbursement: string,
): Promise<StoredOffer> {
  const [row] = await tx.query<{ offer: string }>(
    `select d.offer from finance.disbursement d join finance.offer o on o.county = d.county and o.id = d.offer
     where d.county = $1 and d.message = $2 and o.application = $3`,
    [county, disbursement, application],
  );
  const offer = row === undefined ? undefined : await findOffer(tx, county, row.offer);
  if (offer === undefined) throw refusals.applicationUnknown();
  return offer;
}

function serveProducts(app: FastifyInstance, site: LendingHttpSite): void {
  const { code: county } = site.county;
  mount(app, listLoanProductsRoute, async () => ({ products: await listProductLines(site.db, county) }));
  mount(app, getLoanProductRoute, ({ params }) => showProduct(site.db, county, params.bank, params.code));
  mountScoped(app, site, saveLoanProductRoute, async ({ tx, actor, about }, { params, body }) => {
    about.subject("product", `${params.bank}/${params.code}`);
    about.reason(body.reason);
    await saveProduct(tx, actor, { ...params, ...body, now: new Date() });
    return showProduct(tx, actor.county, params.bank, params.code);
  });
}
