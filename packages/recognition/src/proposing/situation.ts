import type { Queryable } from "@olive/db";
import { type DirectoryEntry, listEntries, listReferences } from "@olive/registry";
import { listSinceNo, listStandingOutcomes } from "@olive/rules";

export type ProposalKind = "enter" | "recertify" | "end" | "question";

/** One person in one group: all that a run looks at before it proposes anything. */
export interface Matter {
  readonly person: DirectoryEntry;
  readonly policy: string;
  readonly verdict: "yes" | "no" | "unknown";
  /** The run since which it is so; 0 where no run ever said anything else. */
  readonly sinceRun: number;
  /** Open proposals. */
  readonly open: readonly OpenProposal[];
  /** The latest run on which a closed proposal of each kind stood. */
  readonly closed: Partial<Record<ProposalKind, ClosedProposal>>;
  readonly standing: { readonly id: string; readonly termEnd: string; readonly place: string } | null;
  readonly decisions: readonly string[];
}

export interface OpenProposal {
  readonly kind: ProposalKind;
  readonly caseId: string;
  readonly state: string;
  /** Null where a person opened it: no run moves that. */
  readonly runId: number | null;
}

export interface ClosedProposal {
  readonly runId: number;
  readonly outcome: string;
}

interface Told {
  readonly reference: string;
  readonly policy: string;
}
interface ProposalRow extends Told, OpenProposal {}
interface ClosedRow extends Told, ClosedProposal {
  readonly kind: ProposalKind;
}

/**
 * Everybody in the county about whom there may be something to say: who has an outcome, an open proposal or a
 * standing. Read in a few statements, because a first run has tens of thousands.
 */
export async function readSituation(
  tx: Queryable,
  county: string,
  policies: ReadonlySet<string>,
  today: string,
): Promise<Matter[]> {
  const outcomes = (await listStandingOutcomes(tx, county)).filter(({ policy }) => policies.has(policy));
  const entries = await listEntries(tx, county, [...new Set(outcomes.map(({ residentId }) => residentId))]);
  const people = new Map(entries.map((entry) => [entry.residentId, entry]));
  const matters = new Map<string, Changeable>();
  for (const { residentId, policy, verdict, sinceRun } of outcomes) {
    const person = people.get(residentId);
    if (person !== undefined)
      matters.set(keyOf(person.reference, policy), { ...EMPTY, person, policy, verdict, sinceRun });
  }
  const own = await readOwn(tx, county, today);
  await addPeople(tx, county, matters, own, policies);
  fillIn(matters, own);
  return [...matters.values()];
}

interface Changeable extends Matter {
  open: OpenProposal[];
  closed: Partial<Record<ProposalKind, ClosedProposal>>;
  standing: Matter["standing"];
  decisions: readonly string[];
}

const EMPTY = { open: [], closed: {}, standing: null, decisions: [] };

const keyOf = (reference: string, policy: string) => `${reference}/${policy}`;

interface Own {
  readonly open: readonly ProposalRow[];
  readonly closed: readonly ClosedRow[];
  readonly standings: readonly (Told & NonNullable<Matter["standing"]>)[];
  readonly decisions: readonly (Told & { readonly decisions: readonly string[] })[];
}

async function readOwn(tx: Queryable, county: string, today: string): Promise<Own> {
  const open = await tx.query<ProposalRow>(
    `select reference, policy, kind, state, case_id as "caseId", run_id as "runId" from recognition.proposal
     where county = $1 and closed_at is null`,
    [county],
  );
  const closed = await tx.query<ClosedRow>(
    `select distinct on (reference, policy, kind) reference, policy, kind, coalesce(run_id, 0) as "runId", outcome
     from recognition.proposal where county = $1 and closed_at is not null
     order by reference, policy, kind, run_id desc nulls last`,
    [county],
  );
  const standings = await tx.query<Own["standings"][number]>(
    `select reference, policy, id, term_end as "termEnd", place_code as place from recognition.standing
     where county = $1 and ended_on is null`,
    [county],
  );
  const decisions = await tx.query<Own["decisions"][number]>(
    `select reference, policy, array_agg(decision) as decisions from recognition.manual_decision
     where county = $1 and lifted_at is null and from_on <= $2 and (until_on is null or until_on >= $2)
     group by 1, 2`,
    [county, today],
  );
  return { open, closed, standings, decisions };
}

/** Whoever has no outcome any more is a no, as long as they have a proposal or a standing. */
async function addPeople(
  tx: Queryable,
  county: string,
  matters: Map<string, Changeable>,
  { open, standings }: Own,
  policies: ReadonlySet<string>,
): Promise<void> {
  const lone = [...open, ...standings].filter(
    ({ reference, policy }) => policies.has(policy) && !matters.has(keyOf(reference, policy)),
  );
  if (lone.length === 0) return;
  const entries = await listReferences(tx, county, [...new Set(lone.map(({ reference }) => reference))]);
  const people = new Map(entries.map((entry) => [entry.reference, entry]));
  const told = await listSinceNo(
    tx,
    county,
    entries.map(({ residentId }) => residentId),
  );
  const since = new Map(
    told.map(({ residentId, policy, sinceRun }) => [keyOf(residentId, policy), sinceRun]),
  );
  for (const { reference, policy } of lone) {
    const person = people.get(reference);
    if (person === undefined) continue;
    const sinceRun = since.get(keyOf(person.residentId, policy)) ?? 0;
    matters.set(keyOf(reference, policy), { ...EMPTY, person, policy, verdict: "no", sinceRun });
  }
}

function fillIn(matters: ReadonlyMap<string, Changeable>, { open, closed, standings, decisions }: Own): void {
  const of = ({ reference, policy }: Told) => matters.get(keyOf(reference, policy));
  for (const row of open) {
    const matter = of(row);
    if (matter !== undefined) matter.open = [...matter.open, row];
  }
  for (const row of closed) {
    const matter = of(row);
    if (matter !== undefined) matter.closed = { ...matter.closed, [row.kind]: row };
  }
  for (const row of standings) {
    const matter = of(row);
    if (matter !== undefined) matter.standing = row;
  }
  for (const row of decisions) {
    const matter = of(row);
    if (matter !== undefined) matter.decisions = row.decisions;
  }
}
