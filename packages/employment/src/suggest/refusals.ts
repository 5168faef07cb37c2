import { Refusal } from "@olive/kernel";

export const postUnknown = () =>
  new Refusal({
    code: "vacancy-unknown",
    message: { zh: "没有这个岗位", en: "There is no such post" },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const runUnknown = () =>
  new Refusal({
    code: "matching-run-unknown",
    message: { zh: "没有这次统筹", en: "There is no such run" },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const runGoesOn = () =>
  new Refusal({
    code: "matching-run-goes-on",
    message: { zh: "一次统筹还没有算完", en: "A run hasn't finished yet" },
    remedy: { zh: "等它算完再开始", en: "Wait until it has" },
    status: 409,
  });

export const proposalUnknown = () =>
  new Refusal({
    code: "allocation-unknown",
    message: {
      zh: "没有这条建议，或者不在您的辖区",
      en: "There is no such proposal, or it lies outside your area",
    },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const proposalDecided = () =>
  new Refusal({
    code: "allocation-decided",
    message: { zh: "这条建议已经有人决定", en: "Somebody has decided on this proposal" },
    remedy: { zh: "请刷新后看决定", en: "Reload and look at the decision" },
    status: 409,
  });

export const reservedForOthers = () =>
  new Refusal({
    code: "seat-reserved",
    message: {
      zh: "剩下的名额依法预留给持残疾人证的人",
      en: "The seats left are reserved by law for holders of a disability card",
    },
    remedy: { zh: "请选别的岗位", en: "Choose another post" },
    status: 409,
  });
