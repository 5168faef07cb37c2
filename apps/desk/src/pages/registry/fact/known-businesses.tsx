import type { BusinessHit } from "@olive/registry/contract";
import { createContext, type ReactNode, useContext } from "react";

const KnownContext = createContext<ReadonlySet<string>>(new Set());

/** Businesses of the page whose own page the reader may open: their codes become links. */
export function KnownBusinesses({
  businesses,
  children,
}: {
  businesses: readonly BusinessHit[];
  children: ReactNode;
}) {
  return <KnownContext value={new Set(businesses.map(({ code }) => code))}>{children}</KnownContext>;
}

export function useIsKnown(): (code: string) => boolean {
  const known = useContext(KnownContext);
  return (code) => known.has(code);
}
