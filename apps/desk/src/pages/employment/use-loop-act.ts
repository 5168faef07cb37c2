import { undoActRoute } from "@olive/cases/contract";
import type { helpCaseSchema } from "@olive/employment/contract";
import type { Route, RouteInput } from "@olive/http/contract";
import { useAct, useCall, useText, useToast } from "@olive/ui";
import { useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { titleOf } from "../cases/use-acting.ts";
import { WORDS } from "./words.ts";

const SAYS = {
  undone: { zh: "已撤销", en: "Taken back" },
  failed: (why: string) => ({ zh: `没有办成：${why}`, en: `Not done: ${why}` }),
};

interface Moved {
  readonly case: z.output<typeof helpCaseSchema> | null;
  readonly undoable: boolean;
}

/** An act of the loop: everything shown is read anew, and what can be taken back can be for ten seconds. */
export function useLoopAct<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType<Moved>,
>(contract: Route<P, Q, B, R>): (input: Partial<RouteInput<P, Q, B>>) => Promise<void> {
  const say = useText();
  const call = useCall();
  const toast = useToast();
  const queries = useQueryClient();
  const act = useAct(contract);
  const undo = async ({ id, version }: { id: string; version: number }) => {
    try {
      await call(undoActRoute, { params: { id }, body: { version } });
      toast(say(SAYS.undone));
    } catch (error) {
      toast(say(SAYS.failed(titleOf(error))));
    }
    await queries.invalidateQueries();
  };
  return async (input) => {
    const moved: Moved = await act.mutateAsync(input);
    const own = moved.case;
    toast(say(WORDS.recorded), own === null || !moved.undoable ? undefined : () => void undo(own));
  };
}
