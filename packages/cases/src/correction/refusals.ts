import { Refusal } from "@olive/kernel";

export const factUnknown = () =>
  new Refusal({
    code: "fact-unknown",
    message: {
      zh: "没有找到这个数据，或者它不在您的辖区",
      en: "There is no such fact, or it lies outside your area",
    },
    remedy: {
      zh: "请从人员或企业的页面上提出",
      en: "Dispute it from the page of the person or business",
    },
    status: 404,
  });

export const claimMissing = () =>
  new Refusal({
    code: "claim-missing",
    message: { zh: "请写明应当是什么，以及为什么", en: "Say what it should be, and why" },
    remedy: { zh: "两项都写一句话即可", en: "A sentence for each will do" },
  });

export const claimSame = () =>
  new Refusal({
    code: "claim-same",
    message: { zh: "登记册里写的正是这个值", en: "The register says exactly that" },
    remedy: {
      zh: "请写明应当是什么；如果是别的数据不对，请在那个数据上提出",
      en: "Say what it should be, or dispute the fact that is wrong",
    },
  });
