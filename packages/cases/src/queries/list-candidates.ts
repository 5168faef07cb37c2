import type { Queryable } from "@olive/db";
import { listPresent } from "../assign.ts";
import type { Case } from "../case.ts";
import { canTake } from "../commands/reassign-cases.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import type { Assigned } from "../staff.ts";

/** Who could take all of these cases today, in the order of their names; one line a person. */
export async function listCandidates(
  tx: Queryable,
  office: CaseOffice,
  county: string,
  cases: readonly Case[],
  now: Date,
): Promise<Assigned[]> {
  const staff = await listPresent(tx, office, county, now);
  const able = staff.filter((one) => cases.every((kase) => canTake(kase, one)));
  const people = new Map(able.map((one) => [one.account, one]));
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name, "zh"));
}
