import { listDisputesRoute } from "@olive/cases/contract";
import { useRead } from "@olive/ui";
import { createContext, type ReactNode, useContext } from "react";
import type { z } from "zod";

export type Dispute = z.output<typeof listDisputesRoute.responses.ok.body>["disputes"][number];

interface Disputes {
  /** As the cases name it: `person:<reference>`, `business:<code>`. */
  readonly subject: string;
  readonly list: readonly Dispute[];
}

const DisputesContext = createContext<Disputes | undefined>(undefined);

/** The marks of dispute and corrected values of one subject, for every fact below. */
export function DisputesProvider({ subject, children }: { subject: string; children: ReactNode }) {
  const { data } = useRead(listDisputesRoute, { query: { subject } });
  return <DisputesContext value={{ subject, list: data?.disputes ?? [] }}>{children}</DisputesContext>;
}

/** Undefined where facts can't be disputed. */
export function useDisputes(): Disputes | undefined {
  return useContext(DisputesContext);
}
