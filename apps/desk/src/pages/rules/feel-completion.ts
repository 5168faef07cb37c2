import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { snippetCompletion } from "@codemirror/autocomplete";
import type { Wording } from "@olive/kernel";
import type { listRuleNamesRoute } from "@olive/rules/contract";
import type { z } from "zod";

export type RuleNames = z.output<typeof listRuleNamesRoute.responses.ok.body>;

type Say = (wording: Wording) => string;
type Attribute = RuleNames["entities"][number]["attributes"][number];

/** What stands before the cursor: a path of names, the last one perhaps half written. */
const PATH = /[\p{L}_][\p{L}\p{N}_.]*$/u;
/** `some 登记 in 户.失业登记 satisfies`: a name for each row of a list. */
const BINDING = /\b(?:some|every)\s+([\p{L}_][\p{L}\p{N}_]*)\s+in\s+([\p{L}_][\p{L}\p{N}_.]*)/gu;

/** Offers what can be named at a place: attributes of the row in question, of what a path leads to, parameters, functions. */
export function completeFeel(names: RuleNames, entity: string, say: Say) {
  return (context: CompletionContext): CompletionResult | null => {
    const match = context.matchBefore(PATH);
    if (match === null && !context.explicit) return null;
    const text = match?.text ?? "";
    const dot = text.lastIndexOf(".");
    const from = (match?.from ?? context.pos) + dot + 1;
    const before = context.state.sliceDoc(0, context.pos);
    const bound = boundNames(names, entity, before);
    if (dot < 0)
      return { from, options: openOptions(names, entity, bound, say), validFor: /^[\p{L}\p{N}_]*$/u };
    const target = entityOf(names, entity, bound, text.slice(0, dot).split("."));
    return target === undefined
      ? null
      : { from, options: attributesOf(names, target, say), validFor: /^[\p{L}\p{N}_]*$/u };
  };
}

/** Where a snippet leaves the cursor, as the editor writes it. */
const CURSOR = ["$", "{}"].join("");

function openOptions(
  names: RuleNames,
  entity: string,
  bound: ReadonlyMap<string, string>,
  say: Say,
): Completion[] {
  const variables = [...bound].map(([label, target]) => ({
    label,
    type: "variable",
    detail: target,
    boost: 2,
  }));
  const constants = names.constants.map(({ name, detail }) => ({
    label: name,
    type: "constant",
    detail: say(detail),
  }));
  const words = names.words.map(({ name, insert, kind, detail }) =>
    snippetCompletion(
      insert.replace("|", () => CURSOR),
      {
        label: name,
        detail: say(detail),
        type: kind,
        boost: -1,
      },
    ),
  );
  return [...variables, ...attributesOf(names, entity, say), ...constants, ...words];
}

function attributesOf(names: RuleNames, entity: string, say: Say): Completion[] {
  const attributes = names.entities.find(({ name }) => name === entity)?.attributes ?? [];
  return attributes.map((attribute) => ({
    label: attribute.name,
    type: TYPES[attribute.kind],
    detail: detailOf(attribute, say),
  }));
}

const TYPES: Readonly<Record<Attribute["kind"], string>> = {
  column: "property",
  rows: "class",
  link: "namespace",
  definition: "method",
};

function detailOf({ values, detail }: Attribute, say: Say): string {
  return values.length > 0 ? values.map((value) => `"${value}"`).join("、") : say(detail);
}

/** Names that `some` and `every` gave before the cursor, with the entity of their rows. */
function boundNames(names: RuleNames, entity: string, before: string): ReadonlyMap<string, string> {
  const bound = new Map<string, string>();
  for (const [, name = "", path = ""] of before.matchAll(BINDING)) {
    const target = entityOf(names, entity, bound, path.split("."));
    if (target !== undefined) bound.set(name, target);
  }
  return bound;
}

/** The entity that a path of names leads to. */
function entityOf(
  names: RuleNames,
  entity: string,
  bound: ReadonlyMap<string, string>,
  path: readonly string[],
): string | undefined {
  let current: string | undefined = entity;
  for (const [at, part] of path.entries()) {
    const variable = at === 0 ? bound.get(part) : undefined;
    const attributes = names.entities.find(({ name }) => name === current)?.attributes;
    const attribute = attributes?.find(({ name }) => name === part);
    const leads = attribute?.kind === "link" || attribute?.kind === "rows" ? attribute.type : undefined;
    current = variable ?? leads;
  }
  return current;
}
