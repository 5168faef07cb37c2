import {
  actOnCaseRoute,
  countWorkRoute,
  getCaseRoute,
  listWorkRoute,
  undoActRoute,
} from "@olive/cases/contract";
import { ProblemError } from "@olive/http/client";
import { useCall, useText, useToast } from "@olive/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { z } from "zod";
import { WORDS } from "./words.ts";

export type CaseRow = z.output<typeof listWorkRoute.responses.ok.body>["cases"][number];
export type CaseAct = CaseRow["acts"][number];

export interface ActInput {
  readonly reason?: string;
  readonly data?: Record<string, unknown>;
}

/** Whether an act can be done by a key alone: it asks for nothing. */
export function asksNothing(act: CaseAct): boolean {
  return !act.needsReason && act.fields.length === 0;
}

/** The act that `r` stands for: the first that says no, hands back or asks, which always wants a reason. */
export function returningAct(row: CaseRow): CaseAct | undefined {
  return row.acts.find((act, at) => act.needsReason && act.fields.length === 0 && at > 0) ?? row.acts[1];
}

export interface Acting {
  /** Does the act; what is refused is told and thrown. */
  act(row: CaseRow, act: CaseAct, input?: ActInput): Promise<void>;
  /** Takes back the last act of this page, while the server still allows it. */
  undo(): void;
}

/** Acts on cases from any page: tells what was done for ten seconds, with the way back. */
export function useActing(): Acting {
  const say = useText();
  const call = useCall();
  const toast = useToast();
  const queries = useQueryClient();
  const last = useRef<{ id: string; version: number }>(undefined);
  const refresh = useCallback(async () => {
    for (const { name } of [listWorkRoute, countWorkRoute, getCaseRoute]) {
      await queries.invalidateQueries({ queryKey: [name] });
    }
  }, [queries]);
  const undo = useCallback(async () => {
    const done = last.current;
    if (done === undefined) return;
    last.current = undefined;
    try {
      await call(undoActRoute, { params: { id: done.id }, body: { version: done.version } });
      toast(say(WORDS.undone));
    } catch (error) {
      toast(say(WORDS.failed(titleOf(error))));
    }
    await refresh();
  }, [call, refresh, say, toast]);
  const act = async (row: CaseRow, chosen: CaseAct, input: ActInput = {}) => {
    const done = await call(actOnCaseRoute, {
      params: { id: row.id, act: chosen.code },
      body: { version: row.version, ...input },
    });
    last.current = done.undoable ? { id: row.id, version: done.case.version } : undefined;
    toast(
      `${say(WORDS.done(chosen.name))} · ${row.subjectName}`,
      done.undoable ? () => void undo() : undefined,
    );
    await refresh();
  };
  return { act, undo: () => void undo() };
}

/** In the refusal's own words. */
export function titleOf(error: unknown): string {
  return error instanceof ProblemError ? error.problem.title : String(error);
}
