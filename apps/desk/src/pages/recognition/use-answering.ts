import { ProblemError } from "@olive/http/client";
import {
  actOnProposalRoute,
  getProposalRoute,
  listProposalsRoute,
  type OfferedAct,
  type ProposalRow,
} from "@olive/recognition/contract";
import { useAct, useText, useToast } from "@olive/ui";
import { useState } from "react";
import type { ActGiven } from "./act-dialog.tsx";

/** The answers of a department, as the list offers them without asking the server first. */
const ANSWERS: Readonly<Record<string, OfferedAct>> = {
  confirm: { code: "confirm", name: { zh: "确认", en: "Confirm" }, needsReason: false, needsInformed: false },
  object: { code: "object", name: { zh: "不同意", en: "Object" }, needsReason: true, needsInformed: false },
  askData: {
    code: "askData",
    name: { zh: "要求补充", en: "Ask for data" },
    needsReason: true,
    needsInformed: false,
  },
};

type Row = Pick<ProposalRow, "id" | "revision" | "person">;

export interface Answering {
  readonly asking: { readonly row: Row; readonly act: OfferedAct } | undefined;
  /** Does what asks for nothing at once, and asks for the rest. */
  begin(row: Row, act: string | OfferedAct): void;
  finish(given: ActGiven): Promise<void>;
  leave(): void;
}

/** Acts on one proposal from any page, and tells what became of it. */
export function useAnswering(): Answering {
  const say = useText();
  const toast = useToast();
  const [asking, setAsking] = useState<Answering["asking"]>();
  const { mutateAsync } = useAct(actOnProposalRoute, [listProposalsRoute, getProposalRoute]);
  const send = async (row: Row, act: OfferedAct, given: ActGiven) => {
    const after = await mutateAsync({
      params: { id: row.id },
      body: { act: act.code, revision: row.revision, ...given },
    });
    toast(`${say(act.name)} · ${row.person.name} → ${say(after.outcome ?? after.state.name)}`);
  };
  const begin = (row: Row, wanted: string | OfferedAct) => {
    const act = typeof wanted === "string" ? ANSWERS[wanted] : wanted;
    if (act === undefined) return;
    if (act.needsReason || act.needsInformed) return setAsking({ row, act });
    send(row, act, {}).catch((error: unknown) => toast(titleOf(error)));
  };
  return {
    asking,
    begin,
    finish: async (given) => {
      if (asking !== undefined) await send(asking.row, asking.act, given);
    },
    leave: () => setAsking(undefined),
  };
}

/** In the refusal's own words. */
export function titleOf(error: unknown): string {
  return error instanceof ProblemError ? `${error.problem.title}：${error.problem.remedy}` : String(error);
}
