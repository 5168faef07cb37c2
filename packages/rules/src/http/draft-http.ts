import { mountScoped } from "@olive/access";
import type { CalendarDate } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { submitDraft } from "../change/commands/submit-draft.ts";
import {
  discardDraftRoute,
  getDraftRoute,
  listMyDraftsRoute,
  openDraftRoute,
  saveDraftRoute,
  submitDraftRoute,
} from "../contracts/draft.ts";
import { discardDraft } from "../draft/commands/discard-draft.ts";
import { openDraft } from "../draft/commands/open-draft.ts";
import { saveDraft } from "../draft/commands/save-draft.ts";
import { type Draft, listDrafts } from "../draft/draft.ts";
import { type RuleBook, readRuleBook } from "../draft/rule-book.ts";
import { readApprovalRule } from "../edition/approval-rule.ts";
import { baseHash } from "../edition/base-hash.ts";
import { draftUnknown } from "../refusals.ts";
import type { RulesSite } from "../rules-site.ts";
import { describeRule } from "../version/describe-rule.ts";

/** Writing a change, from the first word to its submission. */
export function serveDrafts(app: FastifyInstance, site: RulesSite): void {
  const { county, live } = site;
  mountScoped(app, site, listMyDraftsRoute, async ({ tx, actor }) => {
    const book = await readRuleBook(tx, site);
    const drafts = await listDrafts(tx, county.code, actor.account);
    return { drafts: drafts.map((draft) => showDraft(book, draft)) };
  });
  mountScoped(app, site, openDraftRoute, async ({ tx, actor, about }, { params }) => {
    const book = await readRuleBook(tx, site);
    const draft = await openDraft(tx, actor, book, params.code);
    about.subject("rule-draft", String(draft.id));
    return showDraft(book, draft);
  });
  mountScoped(app, site, getDraftRoute, async ({ tx, actor }, { params }) => {
    const book = await readRuleBook(tx, site);
    const draft = (await listDrafts(tx, county.code, actor.account)).find(({ id }) => id === params.id);
    if (draft === undefined) throw draftUnknown();
    const base = describeRule(book.on(draft.effectiveOn), draft.policy, draft.effectiveOn);
    return { draft: showDraft(book, draft), base };
  });
  mountScoped(app, site, saveDraftRoute, async ({ tx, actor, about }, { params, body }) => {
    const book = await readRuleBook(tx, site);
    const effectiveOn = body.effectiveOn as CalendarDate;
    const draft = await saveDraft(tx, actor, book, { ...body, id: params.id, effectiveOn });
    about.subject("rule-draft", String(draft.id));
    return showDraft(book, draft);
  });
  mountScoped(app, site, discardDraftRoute, async ({ tx, actor, about }, { params }) => {
    await discardDraft(tx, actor, params.id);
    about.subject("rule-draft", String(params.id));
    return { discarded: true };
  });
  mountScoped(app, site, submitDraftRoute, async ({ tx, actor, about }, { params, body }) => {
    const office = {
      registers: county.registers,
      live,
      book: await readRuleBook(tx, site),
      secondAbove: readApprovalRule(county.dir).above,
    };
    const change = await submitDraft(tx, actor, office, { id: params.id, revision: body.revision });
    about.subject("rule-change", String(change));
    return { change };
  });
}

function showDraft(book: RuleBook, draft: Draft) {
  const { id, policy, effectiveOn, edit, note, reference, revision, savedAt } = draft;
  const isStale = draft.baseHash !== baseHash(book.on(effectiveOn), policy, effectiveOn);
  return {
    id,
    policy,
    effectiveOn,
    edit,
    note,
    reference,
    revision,
    isStale,
    savedAt: savedAt.toISOString(),
  };
}
