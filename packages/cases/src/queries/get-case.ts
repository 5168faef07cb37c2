import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { Case, CaseEvent } from "../case.ts";
import { listActs } from "../life-cycle/decide.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { caseUnknown } from "../refusals.ts";
import { findPrevious, listEvents, readCase } from "../store.ts";

export interface CasePage {
  readonly case: Case;
  /** The first change first. */
  readonly events: readonly CaseEvent[];
  /** What the actor may do now. */
  readonly acts: readonly string[];
}

/** One case with everything that happened to it, and what the reader may do. */
export async function getCase(
  tx: Queryable,
  office: CaseOffice,
  actor: Actor,
  id: string,
): Promise<CasePage> {
  const kase = await readCase(tx, actor.county, id);
  if (kase === undefined) throw caseUnknown();
  const [events, previous] = [await listEvents(tx, kase), await findPrevious(tx, id)];
  const acts =
    kase.closedAt === null ? listActs(office.lifeCycles.get(kase.lifeCycle), kase, actor, previous) : [];
  return { case: kase, events, acts };
}
