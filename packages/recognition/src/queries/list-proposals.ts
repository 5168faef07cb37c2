import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";
import type { ProposalFilter } from "../contracts/proposal.ts";
import { PROPOSAL_COLUMNS, type Proposal } from "../proposal.ts";
import { add, type Condition, proposalCondition } from "./proposal-condition.ts";

export interface ProposalPageInput {
  readonly filter: ProposalFilter;
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface ProposalPage {
  readonly proposals: readonly Proposal[];
  /** All that the filter finds. */
  readonly total: number;
  /** When the latest of them last changed: what came or moved later was not seen. */
  readonly seenAt: Date;
  readonly next: string | null;
}

/** One page of proposals: open ones by due date, closed ones the latest first. Pages go on after a row. */
export async function listProposals(
  tx: Queryable,
  actor: Actor,
  { filter, after, limit }: ProposalPageInput,
): Promise<ProposalPage> {
  const condition = proposalCondition(actor, filter);
  const [count] = await tx.query<{ total: number; seenAt: Date }>(
    `select count(*)::int as total, coalesce(max(changed_at), 'epoch') as "seenAt" from recognition.proposal
     where ${condition.parts.join(" and ")}`,
    condition.values,
  );
  if (after !== undefined) addAfter(condition, filter, after);
  condition.values.push(limit + 1);
  const order = filter.closed === "open" ? "due_on, id" : "closed_at desc, id";
  const rows = await tx.query<Proposal>(
    `select ${PROPOSAL_COLUMNS} from recognition.proposal where ${condition.parts.join(" and ")}
     order by ${order} limit $${condition.values.length}`,
    condition.values,
  );
  const proposals = rows.slice(0, limit);
  const next = rows.length > limit ? (proposals.at(-1)?.id ?? null) : null;
  return { proposals, total: count?.total ?? 0, seenAt: count?.seenAt ?? new Date(0), next };
}

function addAfter(condition: Condition, { closed }: ProposalFilter, after: string): void {
  condition.values.push(after);
  const last = `(select %s from recognition.proposal where id = $${condition.values.length})`;
  const of = (column: string) => last.replace("%s", column);
  if (closed === "open") {
    condition.parts.push(`(due_on, id) > (${of("due_on")}, ${of("id")})`);
  } else {
    condition.parts.push(
      `(closed_at < ${of("closed_at")} or (closed_at = ${of("closed_at")} and id > ${of("id")}))`,
    );
  }
}

export interface Counted {
  readonly code: string;
  readonly count: number;
}

/** How many each group has, whatever group is chosen. */
export function countByGroup(tx: Queryable, actor: Actor, filter: ProposalFilter): Promise<Counted[]> {
  return countBy(tx, actor, { ...filter, group: undefined }, "policy");
}

/** How many each state has, whatever state is chosen; with the kind, because states are called by it. */
export function countByState(
  tx: Queryable,
  actor: Actor,
  filter: ProposalFilter,
): Promise<(Counted & { readonly kind: Proposal["kind"] })[]> {
  return countBy(tx, actor, { ...filter, state: undefined }, "state");
}

function countBy<Row extends Counted>(
  tx: Queryable,
  actor: Actor,
  filter: ProposalFilter,
  column: "policy" | "state",
): Promise<Row[]> {
  const { parts, values } = proposalCondition(actor, filter);
  return tx.query<Row>(
    `select ${column} as code, min(kind) as kind, count(*)::int as count from recognition.proposal
     where ${parts.join(" and ")} group by ${column} order by ${column}`,
    values,
  );
}

/** The proposals of a filter as they were seen: nothing that came or moved since. */
export async function selectSeen(
  tx: Queryable,
  actor: Actor,
  filter: ProposalFilter,
  seenAt: string,
  ids: readonly string[] | undefined,
): Promise<{ readonly id: string; readonly revision: number }[]> {
  const condition = proposalCondition(actor, filter);
  add(condition, "changed_at <=", seenAt);
  if (ids !== undefined) {
    condition.values.push(ids);
    condition.parts.push(`id = any($${condition.values.length})`);
  }
  return tx.query(
    `select id, revision from recognition.proposal where ${condition.parts.join(" and ")} order by id`,
    condition.values,
  );
}
