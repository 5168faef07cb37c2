import {
  type Change,
  createExplainer,
  type Explainer,
  type Reason,
  type ReasonKind,
  type ShownValue,
  type Source,
} from "@olive/feel";
import type { PolicySource } from "../policy/load-policies.ts";
import { rankName } from "../policy/parameters.ts";
import type { PolicyProgram } from "../program/compile-policies.ts";
import { findPolicy } from "../program/find-policy.ts";
import { populationOf, type Snapshot } from "../snapshot/snapshot.ts";
import {
  type Files,
  type MissingItem,
  missingItem,
  type RegisterRecord,
  recordOf,
  recordSource,
} from "./records.ts";

/** A part of the criteria with its value, the data behind it and what is missing. */
export interface ExplainedPart {
  readonly kind: ReasonKind;
  /** The part as the policy writes it. */
  readonly text: string;
  /** Name of the definition, attribute or parameter that it is. */
  readonly name: string | null;
  /** Where the county took a definition from. */
  readonly reference: string | null;
  readonly value: ShownValue;
  readonly records: readonly RegisterRecord[];
  readonly missing: readonly MissingItem[];
  readonly parts: readonly ExplainedPart[];
  /** Of a comparison. */
  readonly op: string | null;
}

/** One part whose change alone would change the answer. */
export interface ExplainedChange {
  readonly outcome: "yes" | "no";
  readonly text: string;
  readonly becomes: boolean;
  /** `年龄 >= 16`: what the deciding side would have to be. */
  readonly needed: string | null;
  readonly now: string | null;
  readonly records: readonly RegisterRecord[];
}

export interface Explanation {
  readonly policy: Pick<PolicySource, "code" | "name" | "kind" | "reference" | "confirm">;
  readonly asOf: string;
  readonly verdict: "yes" | "no" | "unknown";
  readonly reason: ExplainedPart;
  readonly missing: readonly MissingItem[];
  readonly changes: readonly ExplainedChange[];
}

/** Explains outcomes of one snapshot; what several questions share is worked out once. */
export interface OutcomeExplainer {
  /** @param row The person's row. Throws Refusal `unknown-group`. */
  explain(group: string, row: number): Explanation;
  verdict(code: string, row: number): "yes" | "no" | "unknown";
}

export function outcomeExplainer(program: PolicyProgram, snapshot: Snapshot, files: Files): OutcomeExplainer {
  const explainer: Explainer = createExplainer(
    program.compiled.checked,
    populationOf(snapshot),
    program.constants,
  );
  const from = recordSource(snapshot, files);
  const texts = sourceTexts(program);
  const ranks = rankLabels(program);
  /** A rank is shown as the value that has it. */
  const show = (value: ShownValue, name: string | undefined): ShownValue => {
    const label = value.state === "known" ? ranks.get(name ?? "")?.[Number(value.text) - 1] : undefined;
    return label === undefined ? value : { ...value, text: label };
  };
  const describe = (reason: Reason): ExplainedPart => {
    const inner = reason.kind === "definition" ? reason.parts[0]?.source : undefined;
    return {
      kind: reason.kind,
      text: sliceOf(texts(reason.source), reason),
      name: reason.name ?? null,
      reference: inner === undefined ? null : texts(inner).reference,
      value: show(reason.value, reason.name),
      records: recordsOf(reason),
      missing: mapped(reason.missing, (datum) => missingItem(from, datum)),
      parts: mapped(reason.parts, describe),
      op: reason.op ?? null,
    };
  };
  const recordsOf = ({ rows }: Reason): readonly RegisterRecord[] =>
    rows.length === 0 ? EMPTY : rows.flatMap((ref) => recordOf(from, ref) ?? EMPTY);
  const describeChange = ({ outcome, part, becomes, needed }: Change): ExplainedChange => {
    const text = (of: Reason) => sliceOf(texts(of.source), of);
    // A literal can't move, and what has no value is passed by no threshold: the part itself has to flip.
    const movable = needed?.threshold.state === "known" && !LITERAL.test(text(needed.side));
    const asked = movable ? needed : null;
    return {
      outcome,
      text: text(part),
      becomes,
      needed: asked && `${text(asked.side)} ${asked.op} ${show(asked.threshold, asked.side.name).text}`,
      now: asked && show(asked.side.value, asked.side.name).text,
      records: recordsOf(asked?.side ?? part),
    };
  };
  return {
    explain(group, row) {
      const { code, name, kind, reference, confirm } = findPolicy(program, group);
      const { verdict, reason, missing, changes } = explainer.explain(code, row);
      return {
        policy: { code, name, kind, reference, confirm },
        asOf: program.asOf,
        verdict,
        reason: describe(reason),
        missing: missing.map((datum) => missingItem(from, datum)),
        changes: changes.map(describeChange),
      };
    },
    verdict: (code, row) => explainer.explain(code, row).verdict,
  };
}

/** One empty list for all: most parts have no records, nothing missing and nothing below them. */
const EMPTY: readonly never[] = [];

function mapped<From, To>(items: readonly From[], to: (item: From) => To): readonly To[] {
  return items.length === 0 ? EMPTY : items.map(to);
}

/** Null, numbers and strings as FEEL writes them. */
const LITERAL = /^(null|-?[\d.]+|"[^"]*")$/;

interface SourceText {
  readonly text: string;
  readonly reference: string;
  /** Slices that were shown before: the same few parts are shown of everybody. */
  readonly slices: Map<number, string>;
}

/** Finds the text that a span counts in; reasons of one part share their source object. */
function sourceTexts({ set }: PolicyProgram): (source: Source) => SourceText {
  const criteria = new Map<string, SourceText>();
  const definitions = new Map<string, Map<string, SourceText>>();
  for (const { code, criteria: text, reference } of set.policies) {
    criteria.set(code, { text, reference, slices: new Map() });
  }
  for (const { entity, name, text, reference } of set.definitions) {
    const own = definitions.get(entity) ?? new Map<string, SourceText>();
    definitions.set(entity, own.set(name, { text, reference, slices: new Map() }));
  }
  const nowhere: SourceText = { text: "", reference: "", slices: new Map() };
  return (source) =>
    (source.kind === "criterion"
      ? criteria.get(source.code)
      : definitions.get(source.entity)?.get(source.name)) ?? nowhere;
}

/** Spans are held as one number; no criterion is longer than the parser's limit of 100,000 characters. */
const SPAN_RADIX = 0x20_0000;

/** The part's text on one line, with the brackets that it opens. */
function sliceOf({ text, slices }: SourceText, { from, to }: Reason): string {
  const key = from * SPAN_RADIX + to;
  const known = slices.get(key);
  if (known !== undefined) return known;
  let end = to;
  let open = 0;
  for (let at = from; at < text.length && (at < to || open > 0); at += 1) {
    if (text[at] === "(") open += 1;
    if (text[at] === ")") open -= 1;
    end = Math.max(end, at + 1);
  }
  const slice = text.slice(from, end).replace(/\s+/g, " ").trim();
  slices.set(key, slice);
  return slice;
}

/** The values behind each rank, by the names under which ranks stand in columns and parameters. */
function rankLabels({ set }: PolicyProgram): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, readonly string[]>();
  for (const { name, column, order } of set.grades) {
    labels.set(rankName(column.split(".")[1] ?? ""), order);
    for (const [parameter, { unit }] of set.parameters) {
      if (unit === name) labels.set(rankName(parameter), order);
    }
  }
  return labels;
}
