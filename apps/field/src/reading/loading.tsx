import { ProblemNotice, Skeleton } from "@olive/ui";
import type { ReactNode } from "react";
import type { Reading } from "./use-reading.ts";

/** What was read; until then the page's shape, or what went wrong and what to do. */
export function Loading<T>({ of, children }: { of: Reading<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error !== undefined) return <ProblemNotice error={of.error} onRetry={of.refetch} />;
  return <Skeleton />;
}
