import { checkPurpose, mountScoped, type ScopedWork } from "@olive/access";
import type { FastifyInstance } from "fastify";
import {
  type ComparedPair,
  comparePairRoute,
  decidePairRoute,
  listPairsRoute,
  withdrawDecisionRoute,
} from "../contracts/identity.ts";
import { namesOfPlaces, type RegistrySite } from "../registry-site.ts";
import { decidePair } from "./commands/decide-pair.ts";
import { withdrawDecision } from "./commands/withdraw-decision.ts";
import { loadPair } from "./load-pair.ts";
import { comparePair } from "./queries/compare-pair.ts";
import { describePair, listPairs, namePair } from "./queries/list-pairs.ts";

/** Suspected duplicates and clashes: a person decides, the registers stay as they are. */
export function serveIdentity(app: FastifyInstance, site: RegistrySite): void {
  const nameOf = namesOfPlaces(site.places);
  const county = site.county;

  async function show(work: ScopedWork, id: number): Promise<ComparedPair> {
    const { tx, language, about } = work;
    const pair = await namePair(tx, await loadPair(tx, county.code, id));
    const items = await comparePair(tx, county, pair, language);
    const references = [pair.left_person, pair.right_person].flatMap((one) =>
      one === null ? [] : [one.reference],
    );
    for (const reference of references) about.person(reference);
    about.subject("pair", String(id));
    const decisions = await tx.query<{ decision: never; name: string; at: Date; reason: string }>(
      `select decision, account_name as name, decided_at as at, reason from registry.identity_decision
       where pair = $1 order by id`,
      [id],
    );
    return {
      ...describePair(pair, language, nameOf),
      references,
      items,
      decisions: decisions.map(({ at, ...decision }) => ({ ...decision, at: at.toISOString() })),
    };
  }

  mountScoped(app, site, listPairsRoute, async ({ tx, language, about }, { query }) => {
    const { pairs, count } = await listPairs(tx, { county: county.code, ...query });
    for (const { left_person, right_person } of pairs) {
      for (const person of [left_person, right_person]) if (person !== null) about.person(person.reference);
    }
    return { pairs: pairs.map((pair) => describePair(pair, language, nameOf)), count };
  });
  mountScoped(app, site, comparePairRoute, async (work, { params, query }) => {
    checkPurpose(site.access, work, query.purpose);
    return show(work, params.pair);
  });
  mountScoped(app, site, decidePairRoute, async (work, { params, body }) => {
    checkPurpose(site.access, work, body.purpose);
    work.about.reason(body.reason);
    work.about.detail({ decision: body.decision });
    await decidePair(work.tx, work.actor, params.pair, body.decision, body.reason);
    return show(work, params.pair);
  });
  mountScoped(app, site, withdrawDecisionRoute, async (work, { params, body }) => {
    checkPurpose(site.access, work, body.purpose);
    work.about.reason(body.reason);
    await withdrawDecision(work.tx, work.actor, params.pair, body.reason);
    return show(work, params.pair);
  });
}
