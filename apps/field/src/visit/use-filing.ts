import { recordVisitRoute } from "@olive/employment/contract";
import { useText } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { useSending } from "../act/use-sending.ts";
import { needsFrom } from "./answer.ts";
import type { Draft } from "./draft.ts";
import type { FiledVisit } from "./filed.tsx";
import { WILLING_FIRST } from "./gap.tsx";
import { disputeKey, type Sheet } from "./sheet.ts";

const WORDS = {
  reason: { zh: "请点选或写明情况", en: "Tap or write what they said" },
  correct: { zh: "本人已在上班", en: "The person works" },
};
const SHORTEST_NOTE = 2;

/**
 * Files the draft: what is still wanted is said at its place, and a failed try keeps everything. A visit was made or it
 * wasn't: what was filed isn't taken back, the next visit corrects it.
 */
export function useFiling(sheet: Sheet, draft: Draft, onFiled: (visit: FiledVisit) => void) {
  const say = useText();
  const { send, busy, error } = useSending();
  const [tried, setTried] = useState(false);
  const wanted = whatIsWanted(sheet, draft);
  const file = async () => {
    setTried(true);
    if (wanted !== undefined || draft.outcome === undefined) return;
    const { outcome } = draft;
    const moved = await send((call) =>
      call(recordVisitRoute, { body: bodyOf(sheet, draft, say(WORDS.correct)) }),
    );
    if (moved === undefined) return;
    onFiled({ person: sheet.person, outcome, next: moved.case?.next ?? null });
  };
  return {
    file: () => void file(),
    busy,
    error,
    complaint: tried && wanted !== undefined ? say(wanted) : undefined,
  };
}

function whatIsWanted(sheet: Sheet, { outcome, note, answers }: Draft) {
  if (outcome === "met") {
    const isAsked = sheet.questions.some(({ item }) => item === "willing");
    return isAsked && answers.willing === undefined ? WILLING_FIRST : undefined;
  }
  if (outcome === "nobodyHome") return undefined;
  return note.trim().length < SHORTEST_NOTE ? WORDS.reason : undefined;
}

type VisitBody = z.output<NonNullable<(typeof recordVisitRoute)["body"]>>;

function bodyOf({ person, contradicted }: Sheet, draft: Draft, claim: string): VisitBody {
  const { id, visitedOn, way, outcome, answers, note, disputed } = draft;
  const learned = outcome === "met" ? needsFrom(answers, visitedOn) : undefined;
  const wrong =
    outcome === "alreadyWorking" ? contradicted.filter((one) => disputed.includes(disputeKey(one))) : [];
  return {
    ...{ id, reference: person.reference, way, outcome: outcome!, visitedOn },
    ...(note.trim().length < SHORTEST_NOTE ? {} : { note: note.trim() }),
    ...(learned === undefined ? {} : { needs: learned.needs }),
    asked: (learned?.asked ?? []) as VisitBody["asked"],
    disputes: wrong.map(({ register, fileId, rowNo, column }) => ({
      register,
      fileId,
      rowNo,
      column,
      claim,
    })),
  } as VisitBody;
}
