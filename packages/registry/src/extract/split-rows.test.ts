import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRowSplitter } from "./split-rows.ts";

/**
 * The slow, obvious reader, after RFC 4180: what stands at the front of the rest of the text is a cell, and what
 * follows it says whether the row goes on.
 */
function splitSlowly(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  const stop = `[^${separator}\\r\\n]*`;
  const quoted = new RegExp(`^"((?:[^"]|"")*)(?:"(${stop})|$)`);
  const plain = new RegExp(`^${stop}`);
  for (let rest = text; rest !== ""; ) {
    const cells: string[] = [];
    if (/^[\r\n]/.test(rest)) rows.push(cells);
    for (let open = cells !== rows.at(-1); open; ) {
      const match = quoted.exec(rest);
      const found = match?.[0] ?? plain.exec(rest)?.[0] ?? "";
      cells.push(match === null ? found : (match[1] ?? "").replaceAll('""', '"') + (match[2] ?? ""));
      rest = rest.slice(found.length);
      open = rest.startsWith(separator);
      if (open) rest = rest.slice(separator.length);
      else rows.push(cells);
    }
    rest = rest.replace(/^(\r\n|\r|\n)/, "");
  }
  return rows;
}

function split(pieces: readonly string[], separator = ","): string[][] {
  const splitter = createRowSplitter(separator);
  const rows = pieces.flatMap((piece) => splitter.push(piece));
  return [...rows, ...splitter.end()].map((cells) => [...cells]);
}

/** Text made of what matters to a splitter, cut into pieces anywhere. */
const messyText = fc
  .array(fc.constantFrom('"', '""', ",", "\t", "\n", "\r", "\r\n", "甲", "1", " ", '"a'), { maxLength: 40 })
  .map((parts) => parts.join(""));

describe("rows of a text", () => {
  test("come out as a slow, obvious reader has them, wherever the text is cut", () => {
    fc.assert(
      fc.property(messyText, fc.constantFrom(",", "\t"), fc.array(fc.nat(60)), (text, separator, cuts) => {
        const at = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort(
          (a, b) => a - b,
        );
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(split(pieces, separator)).toEqual(splitSlowly(text, separator));
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    ["quotation marks doubled inside", '"a""b",c\n', [['a"b', "c"]]],
    ["line ends and separators inside quotation marks", '"a\r\nb,c",d\n', [["a\r\nb,c", "d"]]],
    ["a mark in the middle of a cell", 'a"b",c\n', [['a"b"', "c"]]],
    ["text after the closing mark", '"a"b,c\n', [["ab", "c"]]],
    ["a mark that is never closed", 'a,"b\nc', [["a", "b\nc"]]],
    ["an empty line, which counts as a row", "a\n\nb\n", [["a"], [], ["b"]]],
    ["a quoted empty line, which has one cell", 'a\n""\nb\n', [["a"], [""], ["b"]]],
    [
      "carriage returns alone",
      "a,b\rc,d\r",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["no line end at the end", "a,b", [["a", "b"]]],
  ])("keep %s", (_, text, rows) => {
    expect(split([text])).toEqual(rows);
  });

  test("wider than the cap are refused by number", () => {
    expect(() => split([`a\n${",".repeat(1001)}\n`])).toThrow(/row 2/);
  });

  test("without an end are refused before they fill the memory", () => {
    expect(() => split(Array.from({ length: 200 }, () => "x".repeat(10_000)))).toThrow(/too wide/);
  });

  test("with a cell longer than a spreadsheet's are refused", () => {
    expect(() => split([`a,${"x".repeat(32_768)}\n`])).toThrow(/row 1/);
  });
});
