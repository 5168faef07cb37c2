import type { listProposalsRoute, ProposalFilter } from "@olive/recognition/contract";
import type { Filters } from "@olive/ui";
import type { z } from "zod";

type Query = z.output<NonNullable<typeof listProposalsRoute.query>>;

const KINDS = ["enter", "recertify", "end", "question"] as const;
const ROWS = 50;

/** The list that the address means; what it doesn't say is the usual: what waits for me. */
export function readFilters(filters: Filters): { readonly query: Query; readonly filter: ProposalFilter } {
  const filter: ProposalFilter = {
    waiting: filters.waiting === "all" ? "all" : "me",
    closed: filters.closed === "closed" ? "closed" : "open",
    ...(filters.group === undefined ? {} : { group: filters.group }),
    ...(filters.state === undefined ? {} : { state: filters.state }),
    ...(filters.place === undefined ? {} : { place: filters.place }),
    ...kindOf(filters.kind),
  };
  const after = filters.after === undefined ? {} : { after: filters.after };
  return { filter, query: { ...filter, ...after, limit: ROWS } };
}

function kindOf(kind: string | undefined): Pick<ProposalFilter, "kind"> {
  const found = KINDS.find((one) => one === kind);
  return found === undefined ? {} : { kind: found };
}
