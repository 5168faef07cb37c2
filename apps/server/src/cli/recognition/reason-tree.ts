import { type ExplainedPart, type MissingItem, type RegisterRecord, RUN_CONSTANTS } from "@olive/rules";
import type { Terminal } from "../terminal.ts";

/** Where a part stands: how deep, and in which record its data are unless it says otherwise. */
interface Place {
  readonly depth: number;
  readonly record: string | undefined;
  /** Definitions that were shown in full: a second time their name is enough. */
  readonly shown: Set<string>;
}

const INDENT = "  ";

/** The parts of the criteria as an indented tree: ✓ holds, ✗ does not, ? unknown. */
export function reasonTree(io: Terminal, reason: ExplainedPart): string[] {
  return partLines(io, reason, { depth: 1, record: undefined, shown: new Set() });
}

function partLines(io: Terminal, part: ExplainedPart, at: Place): string[] {
  switch (part.kind) {
    case "and":
      return group(io, part, at, { zh: "全部成立", en: "all of" });
    case "or":
      return group(io, part, at, { zh: "至少一项成立", en: "at least one of" });
    case "not":
      return group(io, part, at, { zh: "并非", en: "not" });
    case "if":
      return [line(at, part, part.text), ...part.parts.flatMap((inner) => partLines(io, inner, deeper(at)))];
    case "definition":
      return definitionLines(io, part, at);
    case "some":
    case "every":
      return quantifiedLines(io, part, at);
    case "row":
      return rowLines(io, part, at);
    case "value":
      return leafLines(io, part, at);
    default:
      return comparisonLines(io, part, at);
  }
}

function deeper(at: Place): Place {
  return { ...at, depth: at.depth + 1 };
}

function line(at: Place, part: ExplainedPart, text: string): string {
  return `${INDENT.repeat(at.depth)}${markOf(part)} ${text}`;
}

function markOf({ value }: ExplainedPart): string {
  if (value.state === "unknown") return "?";
  return value.text === "true" ? "✓" : "✗";
}

function group(io: Terminal, part: ExplainedPart, at: Place, title: { zh: string; en: string }): string[] {
  const below = part.parts.flatMap((inner) => partLines(io, inner, deeper(at)));
  return [line(at, part, `${io.say(title)}:`), ...below];
}

/** A definition that is an `and` has its parts right below its name. */
function definitionLines(io: Terminal, part: ExplainedPart, at: Place): string[] {
  const [inner] = part.parts;
  const reference = part.reference === null ? "" : `  〔${part.reference}〕`;
  if (inner === undefined) return [line(at, part, `${part.text}${reference}${missingText(io, part)}`)];
  const key = JSON.stringify([part.name, part.records, inner]);
  if (at.shown.has(key)) {
    return [line(at, part, `${part.text}  ${io.say({ zh: "（见上）", en: "(see above)" })}`)];
  }
  at.shown.add(key);
  const below = inner.kind === "and" ? inner.parts : [inner];
  return [
    line(at, part, `${part.text}${reference}`),
    ...below.flatMap((child) => partLines(io, child, deeper(at))),
  ];
}

function quantifiedLines(io: Terminal, part: ExplainedPart, at: Place): string[] {
  const head = line(at, part, part.text);
  if (part.parts.length > 0) return [head, ...part.parts.flatMap((row) => partLines(io, row, deeper(at)))];
  const nothing =
    part.value.state === "unknown" ? missingText(io, part) : io.say({ zh: "没有记录", en: "no row" });
  return [head, `${INDENT.repeat(at.depth + 1)}${nothing.trim()}`];
}

function rowLines(io: Terminal, part: ExplainedPart, at: Place): string[] {
  const record = recordsText(io, part.records);
  const [holds, ...filters] = part.parts;
  const parts = holds?.kind === "and" ? [...holds.parts, ...filters] : part.parts;
  const inside = { ...deeper(at), record };
  return [line(at, part, record), ...parts.flatMap((inner) => partLines(io, inner, inside))];
}

/** `年龄 >= 16   年龄 = 15`, and below it what a side is made of. */
function comparisonLines(io: Terminal, part: ExplainedPart, at: Place): string[] {
  const sides = part.parts.filter((side) => !isPlain(side));
  const values = sides.map((side) => valueText(io, side, at)).join("; ");
  const own = part.parts.length === 0 ? `${sourceText(io, part, at)}${missingText(io, part)}` : "";
  const below = sides.flatMap((side) => side.parts.flatMap((inner) => leafLines(io, inner, deeper(at))));
  return [line(at, part, `${part.text}${values === "" ? "" : `   ${values}`}${own}`), ...below];
}

/** The data and parameters that a value is made of; arithmetic between them is in the text already. */
function leafLines(io: Terminal, part: ExplainedPart, at: Place): string[] {
  if (part.value.type === "truth" && part.kind !== "value") return partLines(io, part, at);
  if (isPlain(part)) return [];
  const isLeaf = part.name !== null || part.parts.length === 0;
  const below = part.parts.flatMap((inner) => leafLines(io, inner, isLeaf ? deeper(at) : at));
  return isLeaf ? [`${INDENT.repeat(at.depth)}· ${valueText(io, part, at)}`, ...below] : below;
}

/** Literals, and the day of the run, which stands in the title. */
function isPlain({ text, value, records, missing, parts }: ExplainedPart): boolean {
  if (/^("[^"]*"|-?[\d.]+|null|duration\("[^"]*"\)|@"[^"]*")$/.test(text)) return true;
  const isRunConstant = RUN_CONSTANTS.has(text);
  return isRunConstant && value.state === "known" && records.length + missing.length + parts.length === 0;
}

function valueText(io: Terminal, part: ExplainedPart, at: Place): string {
  return `${part.text} = ${shownText(io, part.value)}${sourceText(io, part, at)}${ownMissing(io, part)}`;
}

function ownMissing(io: Terminal, part: ExplainedPart): string {
  return part.parts.length === 0 ? missingText(io, part) : "";
}

function shownText(io: Terminal, { state, text, from, to, type }: ExplainedPart["value"]): string {
  if (state === "none") return io.say({ zh: "（无）", en: "(none)" });
  if (state === "unknown")
    return from === undefined && to === undefined ? "?" : `? (${from ?? ""} … ${to ?? ""})`;
  const months = type === "period" ? /^(-?)P(\d+)M$/.exec(text) : null;
  if (months === null) return text;
  return io.say({ zh: `${months[1]}${months[2]} 个月`, en: `${months[1]}${months[2]} months` });
}

/** The record of a value that stands in another row than the lines around it. */
function sourceText(io: Terminal, { records, kind }: ExplainedPart, at: Place): string {
  if (records.length !== 1 || kind === "definition") return "";
  const text = recordsText(io, records);
  return text === at.record ? "" : `  ← ${text}`;
}

/** Register, extract date, file and row of records. */
export function recordsText(io: Terminal, records: readonly RegisterRecord[]): string {
  return records
    .map(({ register, file, extractOn, row }) => {
      const place = io.say({ zh: `第 ${row} 行`, en: `row ${row}` });
      return `${register} ${extractOn ?? ""} (${file ?? "-"} ${place})`;
    })
    .join("; ");
}

function missingText(io: Terminal, { missing }: { readonly missing: readonly MissingItem[] }): string {
  if (missing.length === 0) return "";
  const items = missing.map(({ register, column }) => (column === null ? register : `${register}.${column}`));
  return `  ${io.say({ zh: "缺", en: "missing" })}: ${[...new Set(items)].join("、")}`;
}
