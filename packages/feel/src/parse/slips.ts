import type { Diagnostic } from "../tree.ts";
import { halfWidth, isDigit, isNamePart, isNameStart } from "./characters.ts";
import { fullWidth, nameBeginsWithDigit, unsupported } from "./diagnostics.ts";

const WORDS: ReadonlyMap<string, string> = new Map([
  ["且", "and"],
  ["或", "or"],
  ["并且", "and"],
  ["或者", "or"],
]);

/**
 * What a Chinese hand types by habit: full-width signs, ≥ ≤ ≠, 且 and 或, names that begin with a digit.
 * Looks outside string literals; a sign within a declared name was replaced before and is not seen here.
 */
export function findSlips(text: string, declared: ReadonlySet<string>): Diagnostic[] {
  const slips: Diagnostic[] = [];
  let at = 0;
  while (at < text.length) {
    const unit = text.charAt(at);
    if (unit === '"') at = endOfString(text, at);
    else if (text.startsWith("...", at)) at = descendants(at, slips);
    else if (isDigit(unit)) at = number(text, at, declared, slips);
    else if (isNameStart(unit) || halfWidth(unit) !== undefined) at = word(text, at, declared, slips);
    else at++;
  }
  return slips;
}

/** `a...b`, which DMN 1.6 has for all descendants: known by name, and refused. */
function descendants(at: number, slips: Diagnostic[]): number {
  slips.push(unsupported({ from: at, to: at + 3 }, "后代运算符 ...", "descendant operator ..."));
  return at + 3;
}

function endOfString(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === "\\" ? 2 : 1;
  return end + 1;
}

const NUMBER = /^\d+(\.\d+)?([eE][+-]?\d+)?/;

function number(text: string, at: number, declared: ReadonlySet<string>, slips: Diagnostic[]): number {
  const digits = NUMBER.exec(text.slice(at))?.[0] ?? text.charAt(at);
  const next = at + digits.length;
  if (!isNameStart(text.charAt(next)) || halfWidth(text.charAt(next)) !== undefined) return next;
  const end = endOfRun(text, next);
  const rest = text.slice(next, end);
  const joint = [...WORDS].find(([word]) => rest.startsWith(word));
  if (joint) {
    slips.push(fullWidth({ from: next, to: next + joint[0].length }, joint[0], joint[1]));
    return next + joint[0].length;
  }
  const turned = `${rest}${digits}`;
  const repair = declared.has(turned) ? turned : `_${digits}${rest}`;
  slips.push(nameBeginsWithDigit({ from: at, to: end }, digits + rest, repair));
  return end;
}

function endOfRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && isNamePart(text.charAt(end)) && halfWidth(text.charAt(end)) === undefined)
    end++;
  return end;
}

function word(text: string, at: number, declared: ReadonlySet<string>, slips: Diagnostic[]): number {
  const sign = text.charAt(at);
  const plain = halfWidth(sign);
  if (plain !== undefined) {
    slips.push(fullWidth({ from: at, to: at + 1 }, sign, plain));
    return at + 1;
  }
  const end = endOfRun(text, at);
  const run = text.slice(at, end);
  if (declared.has(run)) return end;
  for (const [joint, repair] of WORDS) {
    const place = jointPlace(run, joint, declared);
    if (place === undefined) continue;
    const from = at + place;
    slips.push(fullWidth({ from, to: from + joint.length }, joint, repair));
    return from + joint.length;
  }
  return end;
}

/** Where 且 or 或 joins two conditions in a run of letters: alone, or beside a declared name. */
function jointPlace(run: string, joint: string, declared: ReadonlySet<string>): number | undefined {
  if (run === joint) return 0;
  for (let place = run.indexOf(joint); place >= 0; place = run.indexOf(joint, place + 1)) {
    if (declared.has(run.slice(0, place)) || declared.has(run.slice(place + joint.length))) return place;
  }
  return undefined;
}
