import { Refusal } from "@olive/kernel";

export const findingUnknown = () =>
  new Refusal({
    code: "finding-unknown",
    message: {
      zh: "没有这条发现，或者不在您的辖区",
      en: "There is no such finding, or it lies outside your area",
    },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const findingDecided = () =>
  new Refusal({
    code: "finding-decided",
    message: { zh: "这条发现已经有人认定或排除", en: "Somebody has decided on this finding" },
    remedy: { zh: "请刷新后看决定", en: "Reload and look at the decision" },
    status: 409,
  });

export const timesInverted = () =>
  new Refusal({
    code: "times-inverted",
    message: { zh: "下课在上课之前", en: "It ends before it begins" },
    remedy: { zh: "请检查起止时间", en: "Check the two times" },
  });

export const sessionAhead = () =>
  new Refusal({
    code: "day-ahead",
    message: { zh: "还没有到的日子不能记到课", en: "Nobody has attended what is still to be held" },
    remedy: { zh: "上完课再记", en: "Record it afterwards" },
  });
