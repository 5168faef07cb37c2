import { getCaseRoute, listCasesRoute, listDisputesRoute } from "@olive/cases/contract";
import { listStandingsRoute } from "@olive/recognition/contract";
import { keyOf, useCall, useMay, useRead } from "@olive/ui";
import { useQueries } from "@tanstack/react-query";
import type { z } from "zod";

export type FullCase = z.output<typeof getCaseRoute.responses.ok.body>;

/** Cases whose course is read; a person with more has them on the page of cases. */
const MOST_CASES = 16;

/**
 * All cases about a person, whoever keeps them: proposals of recognition, disputes of facts, and what other programmes
 * opened on the person; each once.
 */
export function useCases(reference: string, purpose: string): readonly FullCase[] {
  const call = useCall();
  const may = useMay();
  const subject = `person:${reference}`;
  const works = may("case.work");
  const own = useRead(listCasesRoute, { query: { subject } }, { enabled: works });
  const disputes = useRead(listDisputesRoute, { query: { subject } });
  const standings = useRead(listStandingsRoute, { params: { reference }, query: { purpose } });
  const ids = new Set([
    ...(own.data?.cases ?? []).map(({ id }) => id),
    ...(disputes.data?.disputes ?? []).map(({ caseId }) => caseId),
    ...(standings.data?.proposals ?? []).map(({ caseId }) => caseId),
  ]);
  const read = useQueries({
    queries: (works ? [...ids].slice(0, MOST_CASES) : []).map((id) => ({
      queryKey: keyOf(getCaseRoute, { params: { id } }),
      queryFn: () => call(getCaseRoute, { params: { id } }),
    })),
  });
  return read.flatMap(({ data }) => (data === undefined ? [] : [data]));
}
