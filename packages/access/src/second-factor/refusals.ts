import type { Actor } from "@olive/http";
import { Refusal } from "@olive/kernel";

/** One wording for wrong, used, outdated and locked. */
export function wrongSecondFactor(): Refusal {
  return new Refusal({
    code: "second-factor-wrong",
    status: 401,
    message: { zh: "动态口令不对，或已经用过", en: "The code is wrong or was used already" },
    remedy: {
      zh: "请等下一个动态口令再输入，并检查手机时间；连续输错会暂停一段时间",
      en: "Wait for the next code, and check the phone's clock; repeated errors pause it for a while",
    },
  });
}

/** Refuses (`second-factor-needed`) to go on where no second factor was shown in this session. */
export function requireSecondFactor(actor: Actor): void {
  if (actor.secondFactor) return;
  throw new Refusal({
    code: "second-factor-needed",
    status: 403,
    message: { zh: "这一步之前需要验证动态口令", en: "This takes a second factor first" },
    remedy: { zh: "请验证动态口令后再办理", en: "Show your second factor, then try again" },
  });
}
