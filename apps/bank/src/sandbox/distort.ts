import { suiteOf } from "@olive/finance/protocol";
import { type BankContext, suiteCodeOf } from "../bank-context.ts";
import { readJson } from "../keys/kid-of.ts";

/**
 * What leaves a bank that is turned wrong: another digest in its receipts, or another key under its name. What the bank
 * keeps stays right, so that it answers rightly as soon as the knob is turned back.
 */
export async function distort(context: BankContext, message: string): Promise<string> {
  const isForeign = context.knobs.get("foreignSignature") !== undefined;
  const isWrong = context.knobs.get("wrongDigest") !== undefined;
  if (!isForeign && !isWrong) return message;
  const payload = readJson(Buffer.from(message.split(".")[1] ?? "", "base64url"));
  const suite = suiteOf(suiteCodeOf(context));
  const { kid } = context.keys.sign;
  const key = isForeign ? { ...(await suite.generateKeys("sign")), kid } : context.keys.sign;
  return suite.sign(isWrong ? withOtherDigest(payload) : payload, key);
}

function withOtherDigest(payload: unknown): unknown {
  if (typeof payload !== "object" || payload === null || !("digest" in payload)) return payload;
  return { ...payload, digest: [...String(payload.digest)].reverse().join("") };
}
