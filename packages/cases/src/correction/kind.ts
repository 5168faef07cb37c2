import type { CaseKind } from "../life-cycle/life-cycles.ts";
import { factCorrection } from "./fact-correction.ts";
import { keepCorrection, restoreCorrection } from "./keep-correction.ts";

/** Disputed facts, as the server's composition takes them. */
export const factCorrectionKind: CaseKind = {
  cycle: factCorrection,
  after: (tx, _office, done) => keepCorrection(tx, done),
  undo: (tx, _office, done) => restoreCorrection(tx, done),
};
