import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Refusal } from "@olive/kernel";
import { type Document, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";

export type YamlPath = readonly (string | number)[];

/** A place in a file as editors count: line and column from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A YAML file that has the shape asked for, with the way back from a value to its place. */
export interface YamlFile<T> {
  readonly file: string;
  readonly data: T;
  /** Where the value at this path stands; `offset` counts UTF-16 units into a text value. */
  placeOf(path: YamlPath, offset?: number): FilePlace;
}

/** Reads one file. Throws Refusal `policy-file` with file, line and column of the first fault. */
export function readYamlFile<S extends z.ZodType>(path: string, shape: S): YamlFile<z.infer<S>> {
  const source = readFileSync(path, "utf8");
  const file = basename(path);
  const lines = new LineCounter();
  // Examples share rows by YAML anchors and merge keys; those are part of YAML 1.1 and asked for here.
  const document = parseDocument(source, { lineCounter: lines, merge: true });
  const at = (position: number): FilePlace => {
    const { line, col } = lines.linePos(position);
    return { file, line, column: col };
  };
  const fault = document.errors[0];
  if (fault !== undefined) throw wrongPolicyFile(at(fault.pos[0]), fault.message.split("\n")[0] ?? "");
  const placeOf = (path: YamlPath, offset = 0): FilePlace => at(positionOf(document, source, path, offset));
  const parsed = shape.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = (issue?.path ?? []).map((part) => (typeof part === "symbol" ? String(part) : part));
    throw wrongPolicyFile(placeOf(where), `${where.join(".")}: ${issue?.message ?? "unreadable"}`);
  }
  return { file, data: parsed.data, placeOf };
}

/** The refusal of a policy file, at its place. */
export function wrongPolicyFile(place: FilePlace, message: string, repair?: string): Refusal {
  const { file, line, column } = place;
  return new Refusal({
    code: "policy-file",
    message: {
      zh: `政策文件 ${file} 第 ${line} 行第 ${column} 列有误：${message}`,
      en: `The policy file ${file} is wrong at line ${line}, column ${column}: ${message}`,
    },
    remedy: {
      zh: repair === undefined ? "请改正该处后重试" : `请改为：${repair}`,
      en: repair === undefined ? "Correct it there and try again" : `Write instead: ${repair}`,
    },
    details: { file, line, column },
  });
}

function positionOf(document: Document, source: string, path: YamlPath, offset: number): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (!isNode(node) || node.range == null) continue;
    const start = node.range[0];
    if (length < path.length || !isScalar(node) || typeof node.value !== "string") return start;
    return positionInText(source, start, node.value, offset);
  }
  return 0;
}

/**
 * A block scalar is indented, and folded in `>`: both texts hold the same characters but for white space, so the
 * place of a character is found by counting those that are none.
 */
function positionInText(source: string, start: number, value: string, offset: number): number {
  const wanted = countInk(value, Math.min(offset, value.length));
  const isBlock = source[start] === "|" || source[start] === ">";
  let position = isBlock ? source.indexOf("\n", start) + 1 : start;
  if (source[position] === '"' || source[position] === "'") position += 1;
  for (let seen = 0; position < source.length; position += 1) {
    if (isSpace(source, position)) continue;
    if (seen === wanted) return position;
    seen += 1;
  }
  return start;
}

function countInk(text: string, end: number): number {
  let count = 0;
  for (let i = 0; i < end; i += 1) if (!isSpace(text, i)) count += 1;
  return count;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}
