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

export function noAccount(): Refusal {
  return new Refusal({
    code: "no-account",
    status: 403,
    message: { zh: "您的身份在本县（市、区）没有账号", en: "There is no account of yours in this county" },
    remedy: { zh: "请联系本单位的安全管理员开通", en: "Ask your security administrator to open one" },
  });
}

export function noAssignment(): Refusal {
  return new Refusal({
    code: "no-assignment",
    status: 403,
    message: { zh: "您的账号目前没有任职", en: "Your account has no assignment at present" },
    remedy: { zh: "请联系安全管理员核对任职", en: "Ask your security administrator about your assignments" },
  });
}
