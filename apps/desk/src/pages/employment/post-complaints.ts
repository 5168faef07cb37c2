import { ProblemError } from "@olive/http/client";
import { type Complaint, complaintsOf } from "@olive/ui";

/** The field at which a refused post is put right. */
const FIELDS: Readonly<Record<string, string>> = {
  "sex-without-ground": "sex",
  "age-without-ground": "ageTo",
  "ages-turned": "ageTo",
  "too-young": "ageFrom",
  "reserved-above-seats": "seatsReserved",
  "seats-below-taken": "seats",
  "wages-turned": "wageTo",
  "piece-missing": "batch",
};

/** What is wrong with a post, at its field: the server's words with the clause, and what to do. */
export function complaintsOfPost(error: unknown): readonly Complaint[] {
  const field = error instanceof ProblemError ? FIELDS[error.problem.code] : undefined;
  if (field === undefined || !(error instanceof ProblemError)) return complaintsOf(error);
  const { title, remedy } = error.problem;
  return [{ field, text: `${title}：${remedy}` }];
}
