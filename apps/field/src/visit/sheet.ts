import type { getVisitSheetRoute } from "@olive/employment/contract";
import type { z } from "zod";

export type Sheet = z.output<typeof getVisitSheetRoute.responses.ok.body>;
export type Question = Sheet["questions"][number];
export type Item = Question["item"];
export type Contradicted = Sheet["contradicted"][number];

export const disputeKey = ({ register, fileId, rowNo, column }: Contradicted) =>
  [register, fileId, rowNo, column].join("/");
