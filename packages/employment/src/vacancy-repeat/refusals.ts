import { Refusal } from "@olive/kernel";

export const repeatUnknown = () =>
  new Refusal({
    code: "repeat-unknown",
    message: { zh: "没有这一对岗位", en: "There is no such pair of posts" },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const repeatDecided = () =>
  new Refusal({
    code: "repeat-decided",
    message: { zh: "已经有人这样判断过", en: "Somebody has decided just that" },
    remedy: { zh: "刷新后看判断和理由", en: "Reload and look at the decision" },
    status: 409,
  });
