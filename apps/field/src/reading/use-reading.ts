import type { Route, RouteInput } from "@olive/http/contract";
import { type Call, clientFor, useLanguage } from "@olive/ui";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { z } from "zod";

/** A reading in its three states: on its way (neither), failed, here. */
export interface Reading<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  refetch(): void;
}

/** What was read lately, so that the way back shows it at once and asks anew behind it. In memory alone. */
const kept = new Map<string, unknown>();

/** After an act everything may be different. */
export function forgetReadings(): void {
  kept.clear();
}

export function useCall(): Call {
  const language = useLanguage();
  return useMemo(() => clientFor(language), [language]);
}

/** A reading of a contract; `wanted` false asks nothing yet. */
export function useReading<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(contract: Route<P, Q, B, R>, input: Partial<RouteInput<P, Q, B>>, wanted = true): Reading<z.output<R>> {
  const call = useCall();
  const key = JSON.stringify([contract.name, input]);
  const [state, setState] = useState<{ key: string; data?: z.output<R>; error?: unknown }>({ key });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for contract and input; a turn asks again.
  useEffect(() => {
    if (!wanted) return;
    let here = true;
    const take = (told: { data?: z.output<R>; error?: unknown }) => here && setState({ key, ...told });
    call(contract, input).then(
      (data) => {
        kept.set(key, data);
        take({ data });
      },
      (error: unknown) => take({ error }),
    );
    return () => {
      here = false;
    };
  }, [key, wanted, turn, call]);
  const refetch = useCallback(() => {
    setState({ key });
    setTurn((last) => last + 1);
  }, [key]);
  const own = state.key === key ? state : undefined;
  return { data: own?.data ?? (kept.get(key) as z.output<R> | undefined), error: own?.error, refetch };
}
