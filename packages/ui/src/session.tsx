import type { Wording } from "@olive/kernel";
import { createContext, type ReactNode, useContext } from "react";

/** Who is signed in, as the server says it; the shell fills it before any page is shown. */
export interface DeskSession {
  readonly account: number;
  readonly name: string;
  readonly roleName: Wording;
  readonly acts: readonly string[];
  readonly area: string;
  readonly areaName: string;
  readonly department: string | null;
  readonly purposes: readonly {
    readonly code: string;
    readonly name: Wording;
    readonly basis: string;
  }[];
  readonly secondFactor: boolean;
  readonly county: { readonly code: string; readonly name: Wording };
  readonly demo: boolean;
}

const SessionContext = createContext<DeskSession | undefined>(undefined);

export function SessionProvider({ session, children }: { session: DeskSession; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): DeskSession {
  const session = useContext(SessionContext);
  if (session === undefined) throw new RangeError("no session around this page");
  return session;
}

/** Whether the reader's role gives an act; what it doesn't give isn't shown. */
export function useMay(): (act: string) => boolean {
  const { acts } = useSession();
  return (act) => acts.includes(act);
}
