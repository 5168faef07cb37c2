import { checkPurpose, mountScoped, type ScopedWork } from "@olive/access";
import {
  addDays,
  type CalendarDate,
  codeRange,
  type DateNumber,
  fromDateNumber,
  isRefusal,
  parsePlaceCode,
  toDateNumber,
  today,
} from "@olive/kernel";
import { listReferences } from "@olive/registry";
import type { FastifyInstance } from "fastify";
import {
  endTermRoute,
  extendTermRoute,
  grantTermRoute,
  listEndingTermsRoute,
  listTermsRoute,
  suspendTermRoute,
  undoTermChangeRoute,
} from "../contracts/term.ts";
import { type ChangeInput, changeTerm, grantTerm, holderOf, personOf, undoChange } from "./change-term.ts";
import * as refusals from "./refusals.ts";
import { showKind, showTerm } from "./show-term.ts";
import { listEnding, readTerms } from "./store-terms.ts";
import type { SupportKind } from "./support-kind.ts";
import { kindsOf, type SupportSite } from "./support-site.ts";
import { grant, type Holder, type Term } from "./term.ts";

/** Terms of support: what somebody has, what could begin, and the acts on them. */
export function serveTerms(app: FastifyInstance, site: SupportSite): void {
  const kinds = kindsOf(site.support);
  serveReading(app, site);
  mountScoped(app, site, grantTermRoute, async (work, { params, body }) => {
    const from = body.from as CalendarDate;
    const input = { ...body, from, reference: params.reference, now: new Date() };
    await grantTerm(work.tx, site.support, work.actor, input);
    return showOne(work, params.reference, body.id);
  });
  const change = (work: ScopedWork, term: string, body: Body, input: ChangeInput) =>
    changeOne(work, { term, ...body, now: new Date() }, input);
  async function changeOne(work: ScopedWork, act: Parameters<typeof changeTerm>[3], input: ChangeInput) {
    work.about.reason(act.reason);
    const reference = await changeTerm(work.tx, site.support, work.actor, act, input);
    return showOne(work, reference, act.term);
  }
  async function showOne({ tx, actor, about }: ScopedWork, reference: string, id: string) {
    about.person(reference);
    about.subject("supportTerm", id);
    const stored = (await readTerms(tx, actor.county, reference)).find((one) => one.id === id);
    if (stored === undefined) throw refusals.termUnknown();
    return showTerm(kinds, stored, today(new Date()));
  }
  mountScoped(app, site, suspendTermRoute, (work, { params, body: { from, until, ...body } }) =>
    change(work, params.id, body, {
      ...{ kind: "suspension", from: from as CalendarDate, lastDay: until as CalendarDate },
    }),
  );
  mountScoped(app, site, extendTermRoute, (work, { params, body: { days, ...body } }) =>
    change(work, params.id, body, { kind: "extension", days }),
  );
  mountScoped(app, site, endTermRoute, (work, { params, body: { lastDay, ...body } }) =>
    change(work, params.id, body, { kind: "end", lastDay: lastDay as CalendarDate }),
  );
  mountScoped(app, site, undoTermChangeRoute, async (work, { params, body }) => {
    work.about.reason(body.reason);
    const act = { term: params.id, ...body, now: new Date() };
    const reference = await undoChange(work.tx, site.support, work.actor, act);
    return showOne(work, reference, params.id);
  });
}

interface Body {
  readonly id: string;
  readonly revision: number;
  readonly reason: string;
}

function serveReading(app: FastifyInstance, site: SupportSite): void {
  const kinds = kindsOf(site.support);
  const place = (code: string) => ({ code, name: site.nameOf(code) ?? code });
  mountScoped(app, site, listTermsRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const { reference, name, placeCode } = await personOf(tx, actor.county, params.reference);
    about.person(reference);
    const on = query.on === undefined ? today(new Date()) : toDateNumber(query.on as CalendarDate);
    const terms = await readTerms(tx, actor.county, reference);
    const holder = await holderOf(tx, site.support, actor.county, reference);
    const history = terms.map(({ term }) => term);
    return {
      person: { reference, name, place: place(placeCode) },
      terms: terms.toReversed().map((one) => showTerm(kinds, one, on)),
      allowed: site.support.kinds.map((kind) => allowedOn(history, holder, kind, on)),
    };
  });
  mountScoped(app, site, listEndingTermsRoute, async (work, { query }) => {
    checkPurpose(site.access, work, query.purpose);
    const { tx, actor, about } = work;
    const from = today(new Date());
    const code = query.place === undefined ? undefined : parsePlaceCode(query.place);
    const terms = await listEnding(tx, actor.county, {
      ...{ from: fromDateNumber(from), until: fromDateNumber(addDays(from, query.days)) },
      ...{ range: code === undefined ? undefined : codeRange(code), limit: query.limit },
    });
    const people = await listReferences(tx, actor.county, [...new Set(terms.map((one) => one.reference))]);
    const byReference = new Map(people.map((one) => [one.reference, one]));
    return {
      terms: terms.flatMap((stored) => {
        const person = byReference.get(stored.reference);
        if (person === undefined) return [];
        about.person(stored.reference);
        const { reference, name, placeCode } = person;
        return [
          { person: { reference, name, place: place(placeCode) }, term: showTerm(kinds, stored, from) },
        ];
      }),
    };
  });

  /** Whether the kind could begin on the day, asked of the very algebra that would grant it. */
  function allowedOn(history: readonly Term[], holder: Holder, kind: SupportKind, on: DateNumber) {
    const shown = showKind(kind);
    try {
      const term = grant(history, kinds, holder, { id: "", kind: kind.code, from: on });
      return { kind: shown, may: true, why: null, until: fromDateNumber(term.baseUntil) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { kind: shown, may: false, why: error.wording, until: null };
    }
  }
}
