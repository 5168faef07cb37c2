import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadRegisters } from "./load-registers.ts";

const GOOD = `
code: orchard
name: 果园
department: 林业站
file: 林业站_果园
title: { zh: 果园, en: Orchards }
key: [编号]
freshDays: 30
limits: { rejectedShare: 0.2, changedShare: 0.5 }
columns:
  - { name: 编号, code: orchard_no, type: code, level: L1 }
  - { name: 品种, code: fruit, type: listed, values: [橄榄, 杨梅], level: L1 }
  - { name: 到期日, code: ends_on, type: date, end: true, empty: none, level: L1 }
`;

describe("register definitions", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "olive-registers-"));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  function load(...texts: string[]) {
    for (const [index, text] of texts.entries()) writeFileSync(join(dir, `0${index}-register.yaml`), text);
    return loadRegisters(dir);
  }

  test("are read in the order of their files, with defaults filled in", () => {
    const [orchard] = load(GOOD);
    expect(orchard).toMatchObject({ code: "orchard", population: false, absent: "none", complete: true });
    expect(orchard?.columns[0]).toMatchObject({ aliases: [], empty: "unknown", required: false });
  });

  test.each([
    ["a key that is no column", GOOD.replace("key: [编号]", "key: [号码]"), /key.*号码/],
    ["a header twice", GOOD.replace("name: 品种", "name: 编号"), /columns\.1.*编号 occurs twice/],
    ["a list without values", GOOD.replace("values: [橄榄, 杨梅], ", ""), /columns\.1\.values/],
    ["an end that is no date", GOOD.replace("type: date", "type: text"), /columns\.2\.end/],
    ["an unknown type", GOOD.replace("type: code", "type: colour"), /columns\.0\.type/],
    ["a misspelt property", GOOD.replace("freshDays", "freshdays"), /freshDays|freshdays/],
    ["a column of our own", GOOD.replace("orchard_no", "file_id"), /file_id is a column of every register/],
    ["YAML that is none", GOOD.replace("key: [编号]", "key: [编号"), /line \d+/],
  ])("with %s are refused with file and place", (_, text, words) => {
    expect(() => load(text)).toThrow(words);
    expect(() => load(text)).toThrow(/00-register\.yaml/);
  });

  test("may not share a code, a name or a file", () => {
    expect(() => load(GOOD, GOOD)).toThrow(/01-register\.yaml.*orchard is defined twice/);
  });
});
