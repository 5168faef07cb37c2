import { createExplainer, type Explainer, type MissingDatum, type Reason } from "@olive/feel";
import type { Wording } from "@olive/kernel";
import { BUSINESS, type BusinessRegisters } from "./business-schema.ts";
import { amountCode, conditionCode, type PolicyProgram } from "./compile-policy.ts";
import type { BusinessPolicy, DeclaredFact } from "./policy-file.ts";
import { type BusinessFacts, populationOf, type RowSource } from "./population.ts";

export type Verdict = "yes" | "no" | "unknown";

/** A value that an answer rests on: of a register, with its date, or declared by the owner. */
export interface UsedFact {
  readonly name: string;
  readonly value: string | null;
  readonly declared: boolean;
  readonly source: RowSource | null;
}

export interface JudgedCondition {
  readonly says: Wording;
  readonly verdict: Verdict;
  readonly facts: readonly UsedFact[];
  /** Of a no: what would change it. */
  readonly change: Wording | null;
}

/** A datum that nobody has told us. Where `question` is null only the department can supply it. */
export interface LackingDatum {
  readonly name: string;
  readonly register: string | null;
  readonly department: string | null;
  readonly question: Question | null;
}

/** One line of the short form. */
export interface Question {
  readonly name: string;
  readonly text: Wording;
  readonly type: DeclaredFact["type"];
  readonly values: readonly string[] | null;
}

export interface Judgement {
  readonly policy: BusinessPolicy;
  readonly verdict: Verdict;
  /** `declared`: without what the owner declared it wouldn't be a yes. */
  readonly basis: "data" | "declared";
  readonly conditions: readonly JudgedCondition[];
  readonly missing: readonly LackingDatum[];
  /** Of a yes; null where nothing is paid, or where what it depends on isn't known. Whole fen. */
  readonly amountFen: number | null;
}

/** One policy put to many businesses at once: verdicts over columns, reasons only where they are asked for. */
export interface Judged {
  verdict(index: number): Verdict;
  judgement(index: number): Judgement;
}

/**
 * One policy put to businesses. Judged by the registers alone first: what they settle doesn't rest on a declaration. An
 * unknown names what would settle it, and is never a no.
 */
export function judgeAll(
  registers: BusinessRegisters,
  program: PolicyProgram,
  businesses: readonly BusinessFacts[],
): Judged {
  const byData = benchOf(
    registers,
    program,
    businesses.map((one) => ({ ...one, declared: {} })),
  );
  const all = businesses.some(({ declared }) => Object.keys(declared).length > 0)
    ? benchOf(registers, program, businesses)
    : byData;
  return {
    verdict: (index) => (byData.verdict(index) === "unknown" ? all.verdict(index) : byData.verdict(index)),
    judgement(index) {
      const first = byData.judgement(index);
      const settled = first.verdict === "no" || (first.verdict === "yes" && first.missing.length === 0);
      if (settled || Object.keys(businesses[index]?.declared ?? {}).length === 0) return first;
      return { ...all.judgement(index), basis: "declared" };
    },
  };
}

/** One policy put to one business. */
export function judge(registers: BusinessRegisters, program: PolicyProgram, facts: BusinessFacts): Judgement {
  return judgeAll(registers, program, [facts]).judgement(0);
}

const VERDICTS: readonly Verdict[] = ["no", "yes", "unknown"];

function benchOf(
  registers: BusinessRegisters,
  program: PolicyProgram,
  businesses: readonly BusinessFacts[],
): Judged {
  const { policy, schema, compiled, constants } = program;
  const population = populationOf(schema, businesses);
  const run = compiled.run(population, constants);
  const columns = policy.conditions.map((_, index) => run.verdicts(conditionCode(index)));
  const explainer = createExplainer(compiled.checked, population, constants);
  return {
    verdict: (row) => joined(columns.map((column) => VERDICTS[column[row] ?? 2] ?? "unknown")),
    judgement: (row) => judgeRow(registers, program, explainer, businesses, row),
  };
}

function judgeRow(
  registers: BusinessRegisters,
  program: PolicyProgram,
  explainer: Explainer,
  businesses: readonly BusinessFacts[],
  row: number,
): Judgement {
  const { policy } = program;
  const lacking = new Map<string, MissingDatum>();
  const note = (missing: readonly MissingDatum[]) => {
    for (const datum of missing) lacking.set(`${datum.entity}.${datum.attribute}`, datum);
  };
  const conditions = policy.conditions.map(({ says, change }, index): JudgedCondition => {
    const { verdict, reason, missing } = explainer.explain(conditionCode(index), row);
    if (verdict === "unknown") note(missing);
    const facts = factsOf(program, reason, businesses);
    return { says, verdict, facts, change: verdict === "no" ? (change ?? null) : null };
  });
  const verdict = joined(conditions.map((one) => one.verdict));
  const { amountFen, missing } = amountOf(policy, (index) => explainer.explain(amountCode(index), row));
  // What the amount depends on is asked together with what the answer depends on: one form, once.
  note(missing);
  const asked =
    verdict === "no" ? [] : [...lacking.values()].map((datum) => describeLack(registers, policy, datum));
  const paid = verdict === "yes" ? amountFen : null;
  return { policy, verdict, basis: "data", conditions, missing: asked, amountFen: paid };
}

export function joined(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("no")) return "no";
  return verdicts.includes("unknown") ? "unknown" : "yes";
}

type Asked = (index: number) => { readonly verdict: Verdict; readonly missing: readonly MissingDatum[] };

/** The first tier that holds; a tier that can't be told leaves the amount open. */
function amountOf(
  policy: BusinessPolicy,
  ask: Asked,
): { amountFen: number | null; missing: readonly MissingDatum[] } {
  for (const [index, { when, yuan }] of (policy.grant?.amounts ?? []).entries()) {
    const { verdict, missing } = when === undefined ? { verdict: "yes", missing: [] } : ask(index);
    if (verdict === "unknown") return { amountFen: null, missing };
    if (verdict === "yes") return { amountFen: Math.round(yuan * 100), missing: [] };
  }
  return { amountFen: null, missing: [] };
}

/** The values at the leaves of a reason, each once. */
function factsOf(
  { schema }: PolicyProgram,
  reason: Reason,
  businesses: readonly BusinessFacts[],
): UsedFact[] {
  const found = new Map<string, UsedFact>();
  const attributes = schema.entities.get(BUSINESS)?.attributes;
  const visit = (part: Reason): void => {
    if (part.name !== undefined && part.parts.length === 0 && !schema.constants.has(part.name)) {
      found.set(part.name, factOf(part, part.name, businesses, attributes?.has(part.name) === true));
    }
    for (const inner of part.parts) visit(inner);
  };
  visit(reason);
  return [...found.values()];
}

function factOf(part: Reason, name: string, businesses: readonly BusinessFacts[], isOwn: boolean): UsedFact {
  const [row] = part.rows;
  const value = part.value.state === "known" ? part.value.text : null;
  if (isOwn && (row === undefined || row.entity === BUSINESS)) {
    const own = businesses[row?.row ?? 0]?.own;
    const declared = own?.cells[name] === undefined;
    return {
      name,
      value,
      declared: declared && value !== null,
      source: declared ? null : (own?.source ?? null),
    };
  }
  const entity = part.owner?.attribute ?? row?.entity ?? BUSINESS;
  return { name, value, declared: false, source: rowAt(businesses, entity, row?.row ?? 0) };
}

/** Rows of a register are counted over all businesses, in their order. */
function rowAt(businesses: readonly BusinessFacts[], entity: string, at: number): RowSource | null {
  let before = 0;
  for (const { rows } of businesses) {
    const list = rows[entity] ?? [];
    if (at < before + list.length) return list[at - before]?.source ?? null;
    before += list.length;
  }
  return null;
}

function describeLack(
  registers: BusinessRegisters,
  policy: BusinessPolicy,
  datum: MissingDatum,
): LackingDatum {
  const declared = policy.declared.find(({ name }) => name === datum.attribute);
  if (declared !== undefined) {
    const { name, question, type, values } = declared;
    return {
      name,
      register: null,
      department: null,
      question: { name, text: question, type, values: values ?? null },
    };
  }
  const { own, others } = registers;
  const register =
    datum.kind === "value" && datum.entity === BUSINESS
      ? own?.register
      : others.find((one) => one.register.name === (datum.kind === "rows" ? datum.attribute : datum.entity))
          ?.register;
  return {
    name: datum.kind === "rows" ? (register?.title.zh ?? datum.attribute) : datum.attribute,
    register: register?.title.zh ?? null,
    department: register?.department ?? null,
    question:
      datum.entity === BUSINESS && datum.kind === "value" ? questionOf(registers, datum.attribute) : null,
  };
}

/** An empty cell of the own register may be declared where it is a number, a day or one of a list. */
function questionOf({ own }: BusinessRegisters, name: string): Question | null {
  const column = own?.register.columns.find((one) => one.name === name);
  if (column === undefined) return null;
  const type = ({ count: "count", amount: "amount", date: "date", listed: "listed" } as const)[
    column.type as "count"
  ];
  if (type === undefined) return null;
  return { name, text: { zh: name, en: name }, type, values: column.values ?? null };
}
