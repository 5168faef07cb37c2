import { type ExplainedPart, type MissingItem, type RegisterRecord, RUN_CONSTANTS } from "@olive/rules";

/** The extract row that a line of reasons rests on. */
export interface ReasonSource {
  readonly register: string;
  readonly department: string;
  readonly extractOn: string | null;
  readonly file: string | null;
  readonly row: number;
}

/** One condition in plain words: whether it holds, by what values, from which rows, by which clause. */
export interface ReasonLine {
  /** 0 at the margin; deeper lines say what the line above is made of. */
  readonly depth: number;
  readonly holds: "yes" | "no" | "unknown";
  readonly text: string;
  readonly reference: string | null;
  readonly values: readonly string[];
  readonly sources: readonly ReasonSource[];
}

/** A missing datum and who could tell. */
export interface MissingLine {
  readonly register: string;
  /** Header of the column; null where the whole row is missing. */
  readonly column: string | null;
  readonly department: string;
}

const DEEPEST = 2;
const MOST_SOURCES = 3;
const MOST_VALUES = 4;
const LITERAL = /^("[^"]*"|-?[\d.]+|null|true|false|duration\("[^"]*"\))$/;
/** No long number leaves by way of reasons: what is one is shown by its last four. */
const LONG_NUMBER = /\d{11,17}[\dX]?/g;

/** The deciding conditions of an outcome: of an *or* that holds only what holds, of everything else all parts. */
export function reasonLines(reason: ExplainedPart): ReasonLine[] {
  return linesOf(reason, 0);
}

export function missingLines(missing: readonly MissingItem[]): MissingLine[] {
  const seen = new Map(
    missing.map(({ register, column, department }) => [
      `${register}.${column}`,
      { register, column, department },
    ]),
  );
  return [...seen.values()];
}

function linesOf(part: ExplainedPart, depth: number): ReasonLine[] {
  switch (part.kind) {
    case "and":
      return part.parts.flatMap((inner) => linesOf(inner, depth));
    case "or":
      return eitherLines(part, depth);
    case "definition":
      return [lineOf(part, depth), ...innerLines(part, depth + 1)];
    default:
      return [lineOf(part, depth)];
  }
}

function eitherLines(part: ExplainedPart, depth: number): ReasonLine[] {
  const holding = part.parts.filter((inner) => stateOf(inner) === "yes");
  if (holding.length > 0) return holding.flatMap((inner) => linesOf(inner, depth));
  const head: ReasonLine = { ...lineOf(part, depth), text: "以下至少一项成立", values: [], sources: [] };
  return [head, ...part.parts.flatMap((inner) => linesOf(inner, depth + 1))];
}

/** What a definition is made of, where that are conditions with names of their own. */
function innerLines(part: ExplainedPart, depth: number): ReasonLine[] {
  if (depth >= DEEPEST) return [];
  const [inner] = part.parts;
  const parts = inner === undefined ? [] : inner.kind === "and" ? inner.parts : [inner];
  return parts
    .filter(({ kind }) => kind === "definition" || kind === "or")
    .flatMap((one) => linesOf(one, depth));
}

function lineOf(part: ExplainedPart, depth: number): ReasonLine {
  return {
    depth,
    holds: stateOf(part),
    text: hideNumbers(plainText(part)),
    reference: part.reference,
    values: [...new Set(valuesOf(part))].slice(0, MOST_VALUES),
    sources: sourcesOf(part),
  };
}

function stateOf({ value }: ExplainedPart): ReasonLine["holds"] {
  if (value.state === "unknown") return "unknown";
  return value.text === "true" ? "yes" : "no";
}

function plainText(part: ExplainedPart): string {
  if (part.kind === "not") return part.parts.map((inner) => `并非：${plainText(inner)}`).join("；");
  return part.kind === "definition" ? (part.name ?? part.text) : part.text;
}

/** `年龄 56`: what the comparisons below compared, but for literals; of rows only those that count. */
function valuesOf(part: ExplainedPart): string[] {
  if (part.kind === "comparison" || part.kind === "condition") {
    return part.parts
      .filter(isTelling)
      .map(({ text, value }) => hideNumbers(`${lastName(text)} ${shown(value)}`));
  }
  if (part.kind === "some" && part.parts.length === 0 && stateOf(part) === "no") return noneOf(part.text);
  return countedParts(part).flatMap(valuesOf);
}

/** `some 登记 in 失业登记 satisfies …` of which there is none: `失业登记 没有记录`. */
function noneOf(text: string): string[] {
  const list = /\sin\s+([\p{L}\p{N}_.]+)/u.exec(text)?.[1];
  return list === undefined ? [] : [`${lastName(list)} 没有记录`];
}

const isTelling = ({ text, value, name }: ExplainedPart) =>
  value.type !== "truth" &&
  !LITERAL.test(text.trim()) &&
  text.length <= 20 &&
  !RUN_CONSTANTS.has(name ?? text);

/** `登记.登记日期` is 登记日期 of the row that the source names. */
const lastName = (text: string) => text.split(".").at(-1) ?? text;

function shown({ state, text }: ExplainedPart["value"]): string {
  return state === "unknown" ? "未知" : state === "none" ? "无" : text;
}

/** Where some row satisfies a condition, the rows that don't say nothing. */
function countedParts(part: ExplainedPart): readonly ExplainedPart[] {
  if (part.kind === "some" && stateOf(part) === "yes")
    return part.parts.filter((row) => stateOf(row) === "yes");
  return part.parts;
}

/** The rows behind a part: those of its innermost parts; whose list it was only where nothing below has a row. */
function sourcesOf(part: ExplainedPart): ReasonSource[] {
  const found = new Map(
    innermost(part).map((record) => [`${record.register}/${record.file}/${record.row}`, sourceOf(record)]),
  );
  return [...found.values()].slice(0, MOST_SOURCES);
}

function innermost(part: ExplainedPart): readonly RegisterRecord[] {
  const below = countedParts(part).flatMap(innermost);
  return below.length > 0 ? below : part.records;
}

function sourceOf({ register, department, extractOn, file, row }: RegisterRecord): ReasonSource {
  return { register, department, extractOn, file, row };
}

function hideNumbers(text: string): string {
  return text.replaceAll(LONG_NUMBER, (number) => `…${number.slice(-4)}`);
}
