import { Refusal } from "@olive/kernel";

/** The same for what lies outside the area and for what isn't there at all: nobody learns which. */
export function notInArea(): Refusal {
  return new Refusal({
    code: "not-in-area",
    status: 404,
    message: { zh: "您的辖区内没有这一条", en: "There is nothing of this kind in your area" },
    remedy: {
      zh: "请重新查找；如确需查阅辖区外的人，请申请辖区外查阅",
      en: "Search again; for somebody outside your area ask for out-of-area access",
    },
  });
}

export function secondFactorNeeded(): Refusal {
  return new Refusal({
    code: "second-factor-needed",
    status: 403,
    message: { zh: "打开敏感数据需要第二重验证", en: "Sensitive data need a second factor" },
    remedy: { zh: "请完成第二重验证后再试", en: "Show your second factor, then try again" },
  });
}

export function unknownColumn(): Refusal {
  return new Refusal({
    code: "column-unknown",
    message: { zh: "登记册里没有这一列", en: "The register has no such column" },
    remedy: { zh: "请刷新页面后重试", en: "Load the page again" },
  });
}
