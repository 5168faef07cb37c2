import { createClient, ProblemError } from "@olive/http/client";
import type { Language, Route, RouteInput } from "@olive/http/contract";
import {
  type QueryKey,
  type UseQueryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo } from "react";
import type { z } from "zod";
import { useLanguage } from "./language.tsx";

export type Call = ReturnType<typeof createClient>;

/** Where one signs in, to come back to this very page. */
export function signInAddress(): string {
  return `/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`;
}

/** The API in the reader's language. Whoever isn't signed in any more is sent to sign in and comes back. */
export function clientFor(language: Language): Call {
  const call = createClient({ baseUrl: "", language });
  return (async (contract, input) => {
    try {
      return await call(contract, input);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) location.assign(signInAddress());
      throw error;
    }
  }) as Call;
}

export function useCall(): Call {
  const language = useLanguage();
  return useMemo(() => clientFor(language), [language]);
}

/** A reading of a contract, cached under its name and input. */
export function useRead<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  contract: Route<P, Q, B, R>,
  input: Partial<RouteInput<P, Q, B>> = {},
  options: Omit<UseQueryOptions<z.output<R>>, "queryKey" | "queryFn"> = {},
) {
  const call = useCall();
  return useQuery<z.output<R>>({
    ...options,
    queryKey: keyOf(contract, input),
    queryFn: () => call(contract, input),
  });
}

/** An act of a contract; afterwards the readings of `refreshes` are asked for anew (all, where none is named). */
export function useAct<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>(contract: Route<P, Q, B, R>, refreshes?: readonly { readonly name: string }[]) {
  const call = useCall();
  const queries = useQueryClient();
  return useMutation<z.output<R>, Error, Partial<RouteInput<P, Q, B>>>({
    mutationFn: (input) => call(contract, input),
    onSuccess: async () => {
      if (refreshes === undefined) await queries.invalidateQueries();
      else for (const { name } of refreshes) await queries.invalidateQueries({ queryKey: [name] });
    },
  });
}

export function keyOf(contract: { readonly name: string }, input: object): QueryKey {
  return [contract.name, input];
}
