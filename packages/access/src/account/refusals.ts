import { Refusal, type Wording } from "@olive/kernel";

export function noSuchAccount(): Refusal {
  return new Refusal({
    code: "not-found",
    status: 404,
    message: { zh: "辖区内没有这个账号", en: "There is no such account in your area" },
    remedy: { zh: "请从账号列表重新打开", en: "Open it again from the list" },
  });
}

export function noSuchAssignment(): Refusal {
  return new Refusal({
    code: "not-found",
    status: 404,
    message: {
      zh: "辖区内没有这项任职，或已结束",
      en: "There is no such assignment in your area, or it has ended",
    },
    remedy: { zh: "请刷新账号列表", en: "Load the list again" },
  });
}

export function ownAccount(): Refusal {
  return new Refusal({
    code: "own-account",
    status: 403,
    message: { zh: "不能变更自己的账号和任职", en: "You can't change your own account or assignments" },
    remedy: { zh: "请由另一位安全管理员办理", en: "Ask another security administrator" },
  });
}

export function outsideArea(): Refusal {
  return new Refusal({
    code: "area-outside",
    status: 403,
    message: { zh: "超出您所管的区域", en: "That lies outside your area" },
    remedy: {
      zh: "请选择辖区内的地方，或由上级管理员办理",
      en: "Choose a place inside, or ask the administrator above",
    },
  });
}

/** Somebody with assignments elsewhere too is not one area's to switch off or to give a new password. */
export function partlyOutside(): Refusal {
  return new Refusal({
    code: "account-partly-outside",
    status: 403,
    message: { zh: "此账号在辖区外也有任职", en: "This account has assignments outside your area as well" },
    remedy: {
      zh: "可以结束辖区内的任职；停用账号、重置口令请由上级管理员办理",
      en: "End the assignments inside; to end the account or reset it, ask the administrator above",
    },
  });
}

export function incompatibleRoles(held: Wording, wanted: Wording): Refusal {
  return new Refusal({
    code: "roles-incompatible",
    status: 409,
    message: {
      zh: `“${wanted.zh}”与此人现任的“${held.zh}”不能由同一人担任`,
      en: `“${wanted.en}” can't be held beside “${held.en}”, which this person holds`,
    },
    remedy: {
      zh: "请先结束现任的那一项，或另选他人",
      en: "End the one that stands first, or choose somebody else",
    },
  });
}

export function assignmentInvalid(what: Wording): Refusal {
  return new Refusal({
    code: "assignment-invalid",
    message: { zh: `任职有误：${what.zh}`, en: `The assignment isn't right: ${what.en}` },
    remedy: { zh: "请按角色登记和区划重新选择", en: "Choose again from the roles, purposes and places" },
  });
}

export function loginTaken(): Refusal {
  return new Refusal({
    code: "login-taken",
    status: 409,
    message: { zh: "这个账号名已有人使用", en: "That account name is taken" },
    remedy: { zh: "请换一个，例如加上单位缩写", en: "Choose another, with the office in it for instance" },
  });
}

export function lastAdministrator(): Refusal {
  return new Refusal({
    code: "last-administrator",
    status: 409,
    message: {
      zh: "这是最后一位全县（市、区）的安全管理员",
      en: "This is the county's last security administrator",
    },
    remedy: { zh: "请先给另一人这项任职", en: "Give somebody else the assignment first" },
  });
}

export function providedElsewhere(): Refusal {
  return new Refusal({
    code: "provided-elsewhere",
    status: 409,
    message: { zh: "口令由统一身份认证管理", en: "The identity provider looks after passwords" },
    remedy: { zh: "请在统一身份认证平台重置", en: "Reset it there" },
  });
}
