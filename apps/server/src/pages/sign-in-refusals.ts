import { Refusal } from "@olive/kernel";

/** The same words whatever was wrong, so that nobody learns which accounts there are. */
export function wrongCredentials(): Refusal {
  return new Refusal({
    code: "credentials-wrong",
    status: 401,
    message: {
      zh: "账号或口令不对，或账号暂时锁定",
      en: "The account or the password is wrong, or locked for now",
    },
    remedy: {
      zh: "请核对后再试；连续输错会锁定一段时间。忘记口令请联系管理员",
      en: "Check and try again; repeated errors lock it for a while. Your administrator can give you a new password",
    },
  });
}
