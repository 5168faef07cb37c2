import type { Actor } from "@olive/http";
import { Refusal } from "@olive/kernel";

/** Refuses (`own-proposal`) to let somebody approve what they proposed themselves: four eyes are two people's. */
export function refuseOwn(actor: Actor, proposer: number): void {
  if (actor.account !== proposer) return;
  throw new Refusal({
    code: "own-proposal",
    status: 403,
    message: { zh: "提出的人不能自己批准", en: "Whoever proposed it can't approve it" },
    remedy: { zh: "请由另一位有权限的同事批准", en: "Ask a colleague with the right to approve" },
  });
}
