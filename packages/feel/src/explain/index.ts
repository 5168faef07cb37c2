export { createExplainer, type Explainer, explain } from "./explain.ts";
export { type MissingRanking, type RankedAttribute, type RankedDatum, rankMissing } from "./rank-missing.ts";
export type {
  Change,
  MissingDatum,
  Reason,
  ReasonKind,
  Reasons,
  RowRef,
  ShownValue,
  Source,
} from "./reasons.ts";
