import { Refusal } from "@olive/kernel";

export const policyUnknown = () =>
  new Refusal({
    code: "policy-unknown",
    message: {
      zh: "没有这项政策，或者今天不在执行期",
      en: "There is no such policy, or it isn't in force today",
    },
    remedy: { zh: "请从政策列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const answerKnown = (name: string) =>
  new Refusal({
    code: "answer-known",
    message: {
      zh: `“${name}”不用填：登记册里已有，或这项政策不需要`,
      en: `${name} isn't asked: it is known, or not needed`,
    },
    remedy: {
      zh: "请刷新后只填问到的几项；登记册有误请提出异议",
      en: "Reload and answer what is asked; dispute what is wrong",
    },
    status: 409,
  });

export const answerMissing = (name: string) =>
  new Refusal({
    code: "answer-missing",
    message: { zh: `还没有填“${name}”`, en: `${name} has no answer` },
    remedy: { zh: "请补上", en: "Answer it" },
    status: 422,
  });

export const answerInvalid = (name: string) =>
  new Refusal({
    code: "answer-invalid",
    message: { zh: `“${name}”填得不对`, en: `${name} has no valid answer` },
    remedy: {
      zh: "数量填整数，金额最多两位小数，日期如 2026-01-31",
      en: "A whole number, an amount, or a day as 2026-01-31",
    },
    status: 422,
  });

export const businessUnknown = () =>
  new Refusal({
    code: "business-unknown",
    message: {
      zh: "没有这家经营主体，或者不在您的辖区",
      en: "There is no such business, or it lies outside your area",
    },
    remedy: { zh: "请核对统一社会信用代码", en: "Check the credit code" },
    status: 404,
  });
