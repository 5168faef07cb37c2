import type { CalendarDate } from "@olive/kernel";
import type { Change } from "../change/change.ts";
import type { RuleText } from "../contracts/rule.ts";
import type { RuleBook } from "../draft/rule-book.ts";
import { withChange } from "../edition/edition.ts";
import { policyOf } from "../edition/policy-of.ts";
import { changeUnknown } from "../refusals.ts";
import { describeRule } from "./describe-rule.ts";

/**
 * What a policy has been, the newest first: the decided changes that touched its text, its blocks or its parameters,
 * and the file at the end. Pure.
 */
export function listEditions(book: RuleBook, code: string, changes: readonly Change[]) {
  const file = policyOf(book.files, code);
  const byId = new Map(changes.map((change) => [change.id, change]));
  const own = book.decided
    .flatMap(({ id }) => byId.get(id) ?? [])
    .filter((change) => touches(book, code, change));
  const decided = own.reverse().map((change) => ({
    change: change.id,
    from: change.effectiveOn as string,
    state: change.state,
    note: change.note,
    reference: change.reference,
    content: change.content,
    submittedName: change.submittedName,
    reviewedName: change.reviewedName,
    secondName: change.secondName,
  }));
  const base = {
    change: 0,
    from: file.effective.from,
    state: null,
    note: "",
    reference: file.reference,
    content: null,
    submittedName: null,
    reviewedName: null,
    secondName: null,
  };
  return [...decided, base];
}

function touches({ files }: RuleBook, code: string, { policy, content }: Change): boolean {
  if (policy === code) return true;
  const { definitions, parameters } = describeRule(
    files,
    code,
    files.policies[0]?.effective.from as CalendarDate,
  );
  return (
    content.definitions.some(({ entity, name }) =>
      definitions.some((one) => one.entity === entity && one.name === name),
    ) || content.parameters.some(({ name }) => parameters.some((one) => one.name === name))
  );
}

/** The whole text after a change; of one that isn't decided, as it would be. Throws Refusal `change-unknown`. */
export function editionAfter(book: RuleBook, code: string, id: number, change: Change | undefined): RuleText {
  if (id === 0)
    return describeRule(book.files, code, policyOf(book.files, code).effective.from as CalendarDate);
  if (change === undefined) throw changeUnknown();
  const at = book.decided.findIndex((one) => one.id === id);
  const before = at < 0 ? book.on(change.effectiveOn) : undefined;
  const set = before ?? book.decided.slice(0, at).reduce((sum, one) => withChange(sum, one), book.files);
  return describeRule(withChange(set, change), code, change.effectiveOn);
}
