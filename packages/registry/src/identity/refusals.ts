import { Refusal } from "@olive/kernel";

export function pairNotFound(): Refusal {
  return new Refusal({
    code: "not-in-area",
    status: 404,
    message: {
      zh: "没有这一对，或不都在您的辖区内",
      en: "There is no such pair, or not both are in your area",
    },
    remedy: {
      zh: "一方在辖区外的，由共同上级处理",
      en: "Where one is outside, it is for the common superior",
    },
  });
}

export function alreadyDecided(): Refusal {
  return new Refusal({
    code: "pair-decided",
    status: 409,
    message: { zh: "这一对已经有人判定", en: "This pair has been decided already" },
    remedy: {
      zh: "请刷新页面；需要改判的，先撤回原判定",
      en: "Reload the page; to decide otherwise, withdraw it first",
    },
  });
}

export function nothingDecided(): Refusal {
  return new Refusal({
    code: "pair-open",
    status: 409,
    message: { zh: "这一对还没有判定，无可撤回", en: "Nothing has been decided of this pair" },
    remedy: {
      zh: "请刷新页面，看看同事是否已经撤回",
      en: "Reload the page: a colleague may have withdrawn it",
    },
  });
}
