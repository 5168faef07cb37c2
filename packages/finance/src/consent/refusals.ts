import { Refusal, type Wording } from "@olive/kernel";

export type ConsentAttribute = "banks" | "sections" | "mode" | "times" | "dataRange" | "dataLife" | "expiry";

const ATTRIBUTES: Readonly<Record<ConsentAttribute, Wording>> = {
  banks: { zh: "银行家数", en: "number of banks" },
  sections: { zh: "报告内容", en: "sections" },
  mode: { zh: "使用方式", en: "mode" },
  times: { zh: "使用次数", en: "number of uses" },
  dataRange: { zh: "数据期间", en: "range of data" },
  dataLife: { zh: "银行保存天数", en: "data life in days" },
  expiry: { zh: "授权期限", en: "expiry" },
};

/** Asked for more than the purpose allows (HTTP 412, as account aggregators answer): names the attribute. */
export const overCap = (attribute: ConsentAttribute, cap: string | number, asked: string | number): Refusal =>
  new Refusal({
    code: "consent-over-cap",
    status: 412,
    message: {
      zh: `超出本县对这一目的的上限：${ATTRIBUTES[attribute].zh}（${attribute}）最多 ${cap}，所选 ${asked}`,
      en: `Over the county's cap for this purpose: ${ATTRIBUTES[attribute].en} (${attribute}) at most ${cap}, asked ${asked}`,
    },
    remedy: {
      zh: "减到上限以内再签；确需更多，分次授权",
      en: "Reduce it to the cap; if more is needed, consent again later",
    },
    details: { attribute, cap, asked },
  });

export const purposeUnknown = (purpose: string): Refusal =>
  new Refusal({
    code: "purpose-unknown",
    message: { zh: `本县没有“${purpose}”这一授权目的`, en: `The county has no purpose ${purpose}` },
    remedy: { zh: "从列出的目的里选", en: "Choose one of those listed" },
  });

export const consentUnknown = (): Refusal =>
  new Refusal({
    code: "consent-unknown",
    status: 404,
    message: { zh: "没有这份授权", en: "There is no such consent" },
    remedy: { zh: "回到授权列表再看", en: "Look again in the list of consents" },
  });

export const consentOver = (): Refusal =>
  new Refusal({
    code: "consent-over",
    status: 409,
    message: { zh: "这份授权已经结束", en: "This consent has ended" },
    remedy: { zh: "需要的话重新授权一次", en: "Consent anew if it is needed" },
  });

export const rangeWrong = (): Refusal =>
  new Refusal({
    code: "consent-range-wrong",
    message: { zh: "期间的起止颠倒了，或已经过去", en: "The range runs backwards, or lies in the past" },
    remedy: { zh: "起不晚于止，到期晚于现在", en: "From before to, expiry after now" },
  });

export const bankNotOpen = (bank: string): Refusal =>
  new Refusal({
    code: "bank-not-open",
    status: 409,
    message: { zh: `${bank} 没有接入或暂不接收`, en: `${bank} doesn't take part at present` },
    remedy: { zh: "选别的银行", en: "Choose another bank" },
  });

export const signatureWrong = (cause: unknown): Refusal =>
  new Refusal({
    code: "owner-signature-wrong",
    message: {
      zh: "签名与授权书不符，没有授权",
      en: "The signature is not over this consent; nothing was granted",
    },
    remedy: { zh: "重新打开授权页再签一次", en: "Open the page again and sign once more" },
    cause,
  });
