import { openSensitiveRoute } from "@olive/registry/contract";
import { useCall } from "@olive/ui";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";

export interface CellPlace {
  readonly register: string;
  readonly column: string;
  readonly file: string;
  readonly row: number;
}

interface Opened {
  /** What was opened on this page, until it is left; undefined for what is still masked. */
  readonly valueOf: (cell: CellPlace) => { readonly value: string | null } | undefined;
  readonly open: (columns: readonly { register: string; column: string }[], reason: string) => Promise<void>;
  /** Whose page it is and for what it is read; a household's or a business's page opens nothing. */
  readonly person: { readonly reference: string; readonly purpose: string } | undefined;
}

const keyOf = ({ register, column, file, row }: CellPlace) => `${register}.${column}.${file}.${row}`;
const NOTHING: Opened = { valueOf: () => undefined, open: async () => {}, person: undefined };
const OpenedContext = createContext<Opened>(NOTHING);

export function useOpened(): Opened {
  return useContext(OpenedContext);
}

/** Keeps what the reader opened of one person, for as long as the page is shown and nowhere else. */
export function OpenedProvider({
  reference,
  purpose,
  children,
}: {
  reference: string;
  purpose: string;
  children: ReactNode;
}) {
  const call = useCall();
  const [cells, setCells] = useState<ReadonlyMap<string, string | null>>(new Map());
  const open = useCallback<Opened["open"]>(
    async (columns, reason) => {
      const answer = await call(openSensitiveRoute, {
        params: { reference },
        body: { purpose, reason, columns: [...columns] },
      });
      setCells(
        (before) => new Map([...before, ...answer.cells.map((cell) => [keyOf(cell), cell.value] as const)]),
      );
    },
    [call, reference, purpose],
  );
  const opened = useMemo<Opened>(
    () => ({
      valueOf: (cell) => (cells.has(keyOf(cell)) ? { value: cells.get(keyOf(cell)) ?? null } : undefined),
      open,
      person: { reference, purpose },
    }),
    [cells, open, reference, purpose],
  );
  return <OpenedContext value={opened}>{children}</OpenedContext>;
}
