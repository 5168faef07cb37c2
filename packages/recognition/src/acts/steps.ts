import type { ProposalKind } from "../proposing/situation.ts";
import { askData, confirm, object, supply } from "./answers.ts";
import { approve, end, goOn, keepAfterAll, turnDown } from "./deciding.ts";
import {
  answerObjection,
  answerQuestion,
  cannotTell,
  drop,
  goOnAnyway,
  keep,
  proposeEnd,
} from "./reviewing.ts";
import type { Prepare } from "./step.ts";
import { checkAgrees, checkAndInform, checkDiffers, inform } from "./telling.ts";

const JOINT = {
  ...{ confirm, object, askData, supply, checkAgrees, checkAndInform, checkDiffers, goOn, turnDown },
  ...{ inform, answerObjection, approve, goOnAnyway, drop },
} as const;
const ENDING = { proposeEnd, keep, inform, answerObjection, end, keepAfterAll } as const;
const QUESTION = { answer: answerQuestion, cannotTell } as const;

/** What people can do with each kind of proposal; taking an objection is a command of its own. */
export const STEPS: Readonly<Record<ProposalKind, Readonly<Record<string, Prepare>>>> = {
  enter: JOINT,
  recertify: JOINT,
  end: ENDING,
  question: QUESTION,
};

/**
 * Acts that may be done on many at once: those that let somebody go on. Whoever refuses, ends or objects looks at one
 * person at a time.
 */
export const BULK_ACTS = ["confirm", "checkAgrees", "inform", "approve", "drop"] as const;
