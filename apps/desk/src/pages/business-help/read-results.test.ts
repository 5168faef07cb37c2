import { expect, test } from "vitest";
import { readResults } from "./read-results.ts";

const ID = "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e";

test("payments and failures are read line by line, in yuan; what can't be read is told by its line", () => {
  const text = `${ID},1200.50,2026-11-26,R1\n\n${ID}，800，2026-11-26，失败：账户已销\nR2,1,2026-11-26,x\n${ID},1,昨天,x`;
  expect(readResults(text)).toEqual({
    results: [
      { line: ID, amountFen: 120_050, outcome: "paid", on: "2026-11-26", reference: "R1", failure: null },
      {
        line: ID,
        amountFen: 80_000,
        outcome: "failed",
        on: "2026-11-26",
        reference: null,
        failure: "账户已销",
      },
    ],
    unread: [4, 5],
  });
});
