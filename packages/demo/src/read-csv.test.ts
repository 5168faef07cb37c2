import { expect, test } from "vitest";
import { parseCsv } from "./read-csv.ts";

test("cells are found by header, and cells that a short line lacks are empty", () => {
  expect(parseCsv("code,name,note\n1,甲,x\n2,乙\n")).toEqual([
    { code: "1", name: "甲", note: "x" },
    { code: "2", name: "乙", note: "" },
  ]);
});
