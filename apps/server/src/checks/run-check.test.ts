import { expect, test } from "vitest";
import { countTests, type TestReport } from "./run-check.ts";

const file = (status: string, tests: number) => ({ status, assertionResults: Array(tests).fill({}) });
const report = (parts: Partial<TestReport>): TestReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  testResults: [],
  ...parts,
});

test("passed and failed tests are counted as Vitest says", () => {
  expect(countTests(report({ numPassedTests: 7, numFailedTests: 2 }), 1)).toEqual({ passed: 7, failed: 2 });
});

test("a file that could not be loaded is one failure", () => {
  const testResults = [file("failed", 0), file("failed", 3), file("passed", 2)];
  expect(countTests(report({ numPassedTests: 4, numFailedTests: 1, testResults }), 1)).toEqual({
    passed: 4,
    failed: 2,
  });
});

test("a run that ends badly without a failed test, or without a report, is one failure", () => {
  expect(countTests(report({ numPassedTests: 5 }), 1)).toEqual({ passed: 5, failed: 1 });
  expect(countTests(undefined, 1)).toEqual({ passed: 0, failed: 1 });
  expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 0 });
});
