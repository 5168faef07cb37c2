import { mountScoped } from "@olive/access";
import { type CalendarDate, parseIsoDate } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { type Change, findChange, listChanges } from "../change/change.ts";
import {
  checkRuleRoute,
  getRuleEditionRoute,
  getRuleRoute,
  listRuleNamesRoute,
  listRulesRoute,
  tryExamplesRoute,
} from "../contracts/rule.ts";
import { type RuleBook, readRuleBook } from "../draft/rule-book.ts";
import { policyOf } from "../edition/policy-of.ts";
import type { PolicySet } from "../policy/load-policies.ts";
import type { RulesSite } from "../rules-site.ts";
import { checkEdit } from "../version/check-edit.ts";
import { describeRule, summaryOf } from "../version/describe-rule.ts";
import { editionAfter, listEditions } from "../version/editions.ts";
import { listNames } from "../version/list-names.ts";
import { tryExamples } from "../version/try-examples.ts";

/** The rules as they stand, as they were, and what an edit says. */
export function serveRuleTexts(app: FastifyInstance, site: RulesSite): void {
  const { county } = site;
  mountScoped(app, site, listRulesRoute, async ({ tx }) => {
    const book = await readRuleBook(tx, site);
    const open = await listChanges(tx, county.code, { states: AWAITING });
    const set = book.on(book.day.standing);
    return { ...book.day, rules: set.policies.map((policy) => showRule(book, set, policy.code, open)) };
  });
  mountScoped(app, site, getRuleRoute, async ({ tx }, { params, query }) => {
    const book = await readRuleBook(tx, site);
    const on = parseIsoDate(query.on ?? "") ?? book.day.standing;
    const changes = await listChanges(tx, county.code, { states: DECIDED });
    return {
      rule: describeRule(book.on(on), params.code, on),
      history: listEditions(book, params.code, changes),
      pending: showPending(await listChanges(tx, county.code, { policy: params.code, states: AWAITING })),
    };
  });
  mountScoped(app, site, getRuleEditionRoute, async ({ tx }, { params }) => {
    const book = await readRuleBook(tx, site);
    const change = params.id === 0 ? undefined : await findChange(tx, county.code, params.id);
    return editionAfter(book, params.code, params.id, change);
  });
  mountScoped(app, site, listRuleNamesRoute, async ({ tx }, { params }) => {
    const book = await readRuleBook(tx, site);
    const set = book.on(book.day.standing);
    policyOf(set, params.code);
    const { entities, constants, words } = listNames(county.registers, set);
    return {
      entities: entities.map(({ name, attributes }) => ({
        name,
        attributes: attributes.map((attribute) => ({ ...attribute, values: [...attribute.values] })),
      })),
      constants,
      words: [...words],
    };
  });
  serveEdits(app, site);
}

/** Pure questions about an edit: nothing of anybody is read. */
function serveEdits(app: FastifyInstance, site: RulesSite): void {
  const contextOf = (book: RuleBook, policy: string, effectiveOn: CalendarDate) => ({
    registers: site.county.registers,
    set: book.on(effectiveOn),
    policy,
    effectiveOn,
  });
  mountScoped(app, site, checkRuleRoute, async ({ tx }, { params, body }) => {
    const context = contextOf(await readRuleBook(tx, site), params.code, body.effectiveOn as CalendarDate);
    return { faults: checkEdit(context, body.edit) };
  });
  mountScoped(app, site, tryExamplesRoute, async ({ tx }, { params, body }) => {
    const context = contextOf(await readRuleBook(tx, site), params.code, body.effectiveOn as CalendarDate);
    return { examples: tryExamples(context, body.edit) };
  });
}

const AWAITING = ["submitted", "secondReview", "approved"] as const;
const DECIDED = ["approved", "inForce", "superseded"] as const;

function showRule(book: RuleBook, set: PolicySet, code: string, open: readonly Change[]) {
  const policy = policyOf(set, code);
  const { parameters } = describeRule(set, code, book.day.standing);
  const since = [
    policy.effective.from,
    ...book.decided
      .filter((change) => change.effectiveOn <= book.day.standing && change.policy === code)
      .map(({ effectiveOn }) => effectiveOn),
    ...parameters.flatMap(({ values }) => values.map(({ from }) => from)),
  ].filter((day) => day <= book.day.standing);
  return {
    ...summaryOf(policy),
    inForceSince: since.sort().at(-1) ?? policy.effective.from,
    pending: showPending(open.filter((change) => change.policy === code)),
  };
}

function showPending(changes: readonly Change[]) {
  return changes.map(({ id, state, effectiveOn, submittedName }) => ({
    change: id,
    state,
    effectiveOn,
    submittedName,
  }));
}
