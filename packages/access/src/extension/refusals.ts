import { Refusal } from "@olive/kernel";

export function personNotFound(): Refusal {
  return new Refusal({
    code: "person-not-found",
    status: 404,
    message: {
      zh: "本县（市、区）的登记册里没有这个身份证号",
      en: "No register of the county has this ID number",
    },
    remedy: { zh: "请逐位核对身份证号", en: "Check the number digit by digit" },
  });
}

export function alreadyInArea(): Refusal {
  return new Refusal({
    code: "already-in-area",
    status: 409,
    message: {
      zh: "此人就在您的辖区内，不需要申请",
      en: "This person lives inside your area: nothing to ask for",
    },
    remedy: { zh: "请直接查找", en: "Search for them" },
  });
}

export function purposeNotYours(): Refusal {
  return new Refusal({
    code: "purpose-not-yours",
    status: 403,
    message: { zh: "您的任职没有这项用途", en: "Your assignment doesn't have this purpose" },
    remedy: { zh: "请选择任职里写明的用途", en: "Choose one of the purposes of your assignment" },
  });
}

export function noSupervisor(): Refusal {
  return new Refusal({
    code: "no-supervisor",
    status: 409,
    message: { zh: "没有可以报告的上级", en: "There is no supervisor to tell" },
    remedy: { zh: "请联系安全管理员安排督办人员", en: "Ask the security administrator to assign one" },
  });
}

export function tooManyExtensions(most: number): Refusal {
  return new Refusal({
    code: "too-many-extensions",
    status: 429,
    message: {
      zh: `一天最多查阅 ${most} 名辖区外人员`,
      en: `At most ${most} people outside your area a day`,
    },
    remedy: {
      zh: "请由对方辖区的同事办理，或申请跨辖区任职",
      en: "Ask a colleague of that area, or for an assignment there",
    },
  });
}

export function noSuchExtension(): Refusal {
  return new Refusal({
    code: "not-found",
    status: 404,
    message: { zh: "没有报告给您的这次查阅", en: "No such reading was reported to you" },
    remedy: { zh: "请刷新列表", en: "Load the list again" },
  });
}
