import type { Diagnostic, Span } from "../tree.ts";
import { isDigit, isNamePart, isNameStart, isSpace } from "./characters.ts";
import { unterminated } from "./diagnostics.ts";
import { type SpecialNames, specialNames } from "./names.ts";
import { findSlips } from "./slips.ts";

/**
 * Stands around the number of a replaced name in the rewritten text. A compatibility ideogram that the grammar
 * takes for a letter and that nobody types in a name.
 */
const MARK = "\uFDF5";

/** The text as the grammar gets it, and the way back to the text as written. */
export interface Source {
  readonly text: string;
  /** Place in the text as written of a place in the rewritten text. */
  original(from: number, to: number): Span;
  /** Declared name of an identifier of the rewritten text (the identifier itself where nothing was replaced). */
  nameOf(identifier: string): string;
  /** True when the list type at this place of the rewritten text was written `range<…>`. */
  isRangeType(at: number): boolean;
  readonly diagnostics: readonly Diagnostic[];
}

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

interface Scan {
  readonly text: string;
  readonly names: SpecialNames;
  readonly members: SpecialNames;
  readonly replaced: string[];
  readonly replacements: Replacement[];
  readonly rangeTypes: Set<number>;
  readonly diagnostics: Diagnostic[];
  at: number;
  out: string;
  brackets: number;
}

/**
 * Rewrites a FEEL text for the grammar: comments and line breaks become spaces, declared names that are not plain
 * identifiers become placeholders, `range<T>` (which the grammar lacks) becomes `list<T>` with a note.
 * `members` are names that are known after a dot and inside a filter only.
 */
export function prepareSource(text: string, names: Iterable<string>, members: Iterable<string> = []): Source {
  const declared = new Set(names);
  const scan: Scan = {
    text,
    names: specialNames(declared),
    members: specialNames(members),
    replaced: [],
    replacements: [],
    rangeTypes: new Set(),
    diagnostics: [],
    at: 0,
    out: "",
    brackets: 0,
  };
  while (scan.at < text.length) step(scan);
  const original = placeFinder(scan.replacements);
  const slips = findSlips(scan.out, declared).map((slip) => ({ ...slip, ...original(slip.from, slip.to) }));
  return {
    text: scan.out,
    original,
    nameOf: (identifier) => restoreNames(identifier, scan.replaced),
    isRangeType: (at) => scan.rangeTypes.has(at),
    diagnostics: [...scan.diagnostics, ...slips],
  };
}

function step(scan: Scan): void {
  const unit = scan.text.charAt(scan.at);
  if (unit === '"') {
    copyString(scan);
  } else if (scan.text.startsWith("//", scan.at)) {
    blank(scan, endOfLine(scan.text, scan.at));
  } else if (scan.text.startsWith("/*", scan.at)) {
    blank(scan, endOfComment(scan.text, scan.at));
  } else if (isSpace(unit)) {
    blank(scan, scan.at + 1);
  } else if (isNameStart(unit) || isDigit(unit)) {
    copyWord(scan);
  } else {
    if (unit === "[") scan.brackets++;
    if (unit === "]") scan.brackets--;
    copyTo(scan, scan.at + 1);
  }
}

function copyTo(scan: Scan, end: number): void {
  scan.out += scan.text.slice(scan.at, end);
  scan.at = end;
}

function blank(scan: Scan, end: number): void {
  scan.out += " ".repeat(end - scan.at);
  scan.at = end;
}

function endOfLine(text: string, at: number): number {
  const end = text.slice(at).search(/[\n\r]/);
  return end < 0 ? text.length : at + end;
}

function endOfComment(text: string, at: number): number {
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 2;
}

function copyString(scan: Scan): void {
  let end = scan.at + 1;
  while (end < scan.text.length && scan.text.charAt(end) !== '"') {
    end += scan.text.charAt(end) === "\\" ? 2 : 1;
  }
  if (end >= scan.text.length) scan.diagnostics.push(unterminated({ from: scan.at, to: scan.text.length }));
  copyTo(scan, Math.min(end + 1, scan.text.length));
}

/** Copies one run of name characters, or the declared name that begins here. */
function copyWord(scan: Scan): void {
  const found = specialHere(scan);
  if (found !== undefined) {
    replace(scan, `${MARK}${remember(scan, found.name)}${MARK}`, found.length);
  } else if (isRangeTypeHere(scan)) {
    scan.rangeTypes.add(scan.out.length);
    replace(scan, "list", "range".length);
  } else {
    let end = scan.at + 1;
    while (end < scan.text.length && isNamePart(scan.text.charAt(end))) end++;
    copyTo(scan, end);
  }
}

function specialHere(scan: Scan): { name: string; length: number } | undefined {
  const before = scan.out.trimEnd();
  const afterDot = before.endsWith(".") && !before.endsWith("..");
  if (afterDot) return scan.members.match(scan.text, scan.at);
  const name = scan.names.match(scan.text, scan.at);
  const member = scan.brackets > 0 ? scan.members.match(scan.text, scan.at) : undefined;
  return (member?.length ?? 0) > (name?.length ?? 0) ? member : name;
}

function remember(scan: Scan, name: string): number {
  const known = scan.replaced.indexOf(name);
  return known >= 0 ? known : scan.replaced.push(name) - 1;
}

function replace(scan: Scan, by: string, length: number): void {
  const newFrom = scan.out.length;
  const replacement = { from: scan.at, to: scan.at + length, newFrom, newTo: newFrom + by.length };
  scan.replacements.push(replacement);
  scan.out += by;
  scan.at += length;
}

/** `range<` where a type stands: after `instance of`, or nested in a type, or as the type of a parameter. */
function isRangeTypeHere(scan: Scan): boolean {
  if (!/^range\s*</.test(scan.text.slice(scan.at, scan.at + 40))) return false;
  if (/\bof\s*$/.test(scan.out)) return true;
  const inType = /(\bof\s|\bfunction\s*\()[^"\]{}]*$/.test(scan.out);
  return inType && /([<,:]|->)\s*$/.test(scan.out);
}

function placeFinder(replacements: readonly Replacement[]): (from: number, to: number) => Span {
  const place = (at: number, end: boolean): number => {
    let shift = 0;
    for (const one of replacements) {
      if (at >= one.newTo && !(end && at === one.newTo)) shift = one.to - one.newTo;
      else if (at > one.newFrom) return end ? one.to : one.from;
      else break;
    }
    return at + shift;
  };
  return (from, to) => ({ from: place(from, false), to: Math.max(place(from, false), place(to, true)) });
}

function restoreNames(identifier: string, replaced: readonly string[]): string {
  if (!identifier.includes(MARK)) return identifier;
  return identifier.replace(new RegExp(`${MARK}(\\d+)${MARK}`, "g"), (whole, index) => {
    return replaced[Number(index)] ?? whole;
  });
}
