import type { Wording } from "@olive/kernel";
import { type PolicySet, type PolicySource, RECOGNITION_DEFAULTS, type RecognitionTerms } from "@olive/rules";
import { policyUnknown } from "./refusals.ts";

/**
 * Whether people are recognised by this policy. A clue is a reason to visit somebody: nobody enters a group by it, and
 * no proposal comes of it.
 */
export function isRecognisedJointly({ kind }: Pick<PolicySource, "kind">): boolean {
  return kind !== "clue";
}

/** How a yes becomes a recognition, as the policy's file says it, or by default. */
export function termsOf({ recognition }: Pick<PolicySource, "recognition">): RecognitionTerms {
  return recognition ?? RECOGNITION_DEFAULTS;
}

/** The jointly recognised policy of that code. Throws Refusal `group-unknown`. */
export function findGroup({ policies }: PolicySet, code: string): PolicySource {
  const policy = policies.find((one) => one.code === code);
  if (policy === undefined || !isRecognisedJointly(policy)) throw policyUnknown();
  return policy;
}

/** Name of a group on screen; a policy that is gone keeps its code. */
export function nameOfGroup({ policies }: PolicySet, code: string): Wording {
  return policies.find((one) => one.code === code)?.name ?? { zh: code, en: code };
}
