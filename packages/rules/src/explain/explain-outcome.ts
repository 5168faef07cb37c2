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
import type { PolicyProgram } from "../program/compile-policies.ts";
import { findPolicy } from "../program/find-policy.ts";
import { populationOf, type Snapshot } from "../snapshot/snapshot.ts";
import { type Files, type MissingItem, missingItem, type RegisterRecord, recordOf } from "./records.ts";

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

export function outcomeExplainer(
  program: PolicyProgram,
  snapshot: Snapshot,
  files: Files,
): OutcomeExplainer {
  const explainer: Explainer = createExplainer(
    program.compiled.checked,
    populationOf(snapshot),
    program.constants,
  );
  const texts = sourceTexts(program);
  const describe = (reason: Reason): ExplainedPart => {
    const source = texts.get(sourceKey(reason.source));
    const inner = reason.kind === "definition" ? reason.parts[0]?.source : undefined;
    return {
      kind: reason.kind,
      text: sliceOf(source?.text ?? "", reason),
      name: reason.name ?? null,
      reference: (inner && texts.get(sourceKey(inner))?.reference) ?? null,
      value: reason.value,
      records: recordsOf(reason),
      missing: reason.missing.map((datum) => missingItem(snapshot, files, datum)),
      parts: reason.parts.map(describe),
      op: reason.op ?? null,
    };
  };
  const recordsOf = ({ rows }: Reason): RegisterRecord[] =>
    rows.flatMap((ref) => recordOf(snapshot, files, ref) ?? []);
  const describeChange = ({ outcome, part, becomes, needed }: Change): ExplainedChange => {
    const text = (of: Reason) => sliceOf(texts.get(sourceKey(of.source))?.text ?? "", of);
    return {
      outcome,
      text: text(part),
      becomes,
      needed: needed === undefined ? null : `${text(needed.side)} ${needed.op} ${needed.threshold.text}`,
      now: needed === undefined ? null : needed.side.value.text,
      records: recordsOf(needed?.side ?? part),
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
        missing: missing.map((datum) => missingItem(snapshot, files, datum)),
        changes: changes.map(describeChange),
      };
    },
    verdict: (code, row) => explainer.explain(code, row).verdict,
  };
}

interface SourceText {
  readonly text: string;
  readonly reference: string;
}

function sourceTexts({ set }: PolicyProgram): Map<string, SourceText> {
  const texts = new Map<string, SourceText>();
  for (const { code, criteria, reference } of set.policies) {
    texts.set(sourceKey({ kind: "criterion", code }), { text: criteria, reference });
  }
  for (const { entity, name, text, reference } of set.definitions) {
    texts.set(sourceKey({ kind: "definition", entity, name }), { text, reference });
  }
  return texts;
}

function sourceKey(source: Source): string {
  return source.kind === "criterion" ? source.code : `${source.entity}\0${source.name}`;
}

/** The part's text on one line. */
function sliceOf(text: string, { from, to }: Reason): string {
  return text.slice(from, to).replace(/\s+/g, " ").trim();
}
