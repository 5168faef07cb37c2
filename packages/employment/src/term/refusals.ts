import { Refusal, type Wording } from "@olive/kernel";

const LOOK_AGAIN: Wording = { zh: "请刷新后看它现在的情况", en: "Reload and look at where it stands now" };

export const kindUnknown = () =>
  new Refusal({
    code: "support-kind-unknown",
    message: { zh: "本县没有这种扶持", en: "The county has no such kind of support" },
    remedy: { zh: "请从列表里选", en: "Choose from the list" },
    status: 422,
  });

export const retired = () =>
  new Refusal({
    code: "support-after-retirement",
    message: { zh: "本人那时已到退休年龄", en: "The person will have reached retirement by then" },
    remedy: {
      zh: "退休后不再享受就业扶持；出生日期有误的先更正",
      en: "Support for work ends with retirement; correct the birth date where it is wrong",
    },
    status: 409,
  });

export const tooManyTerms = (kind: Wording, most: number) =>
  new Refusal({
    code: "support-used-up",
    message: {
      zh: `${kind.zh}最多享受${most}次，已经用完`,
      en: `${kind.en}: at most ${most} times, all used`,
    },
    remedy: { zh: "请考虑别的岗位或扶持", en: "Consider other posts or other support" },
    status: 409,
    details: { most },
  });

export const exclusiveTerm = (other: Wording) =>
  new Refusal({
    code: "support-exclusive",
    message: {
      zh: `同一时间已有${other.zh}，两者不能同时享受`,
      en: `${other.en} runs at the same time: the two exclude one another`,
    },
    remedy: {
      zh: "先结束那一项，或从它期满那天起",
      en: "End that one first, or begin when it is over",
    },
    status: 409,
  });

export const capExceeded = (kind: "suspension" | "extension", days: number) =>
  new Refusal({
    code: kind === "suspension" ? "suspension-cap" : "extension-cap",
    message: {
      zh: `${kind === "suspension" ? "中止" : "延长"}累计不能超过${days}天`,
      en: `${kind === "suspension" ? "Suspensions" : "Extensions"} may not come to more than ${days} days`,
    },
    remedy: { zh: "请缩短天数", en: "Shorten it" },
    details: { days },
  });

export const outsideTerm = () =>
  new Refusal({
    code: "outside-term",
    message: { zh: "这一天不在期限之内", en: "That day lies outside the term" },
    remedy: { zh: "请选期限内的日子", en: "Choose a day within the term" },
  });

export const daysInverted = () =>
  new Refusal({
    code: "days-inverted",
    message: { zh: "结束在开始之前", en: "It ends before it begins" },
    remedy: { zh: "请检查起止日期", en: "Check the two days" },
  });

export const suspensionsMeet = () =>
  new Refusal({
    code: "suspensions-meet",
    message: { zh: "这些天已经中止过", en: "These days are suspended already" },
    remedy: { zh: "请选别的日子", en: "Choose other days" },
    status: 409,
  });

export const termUnknown = () =>
  new Refusal({
    code: "term-unknown",
    message: {
      zh: "没有这项扶持，或者不在您的辖区",
      en: "There is no such term, or it lies outside your area",
    },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const termEnded = () =>
  new Refusal({
    code: "term-ended",
    message: { zh: "这项扶持已经提前结束", en: "The term was ended early" },
    remedy: { zh: "结束有误的，先撤销结束", en: "Where that was wrong, undo the end first" },
    status: 409,
  });

export const nothingToUndo = () =>
  new Refusal({
    code: "nothing-to-undo",
    message: { zh: "没有可以撤销的变动", en: "There is no change to be undone" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const termMovedOn = () =>
  new Refusal({
    code: "term-moved-on",
    message: { zh: "在您查看期间，这项扶持有了新的变动", en: "The term changed while you looked at it" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const backdated = (days: number) =>
  new Refusal({
    code: "support-backdated",
    message: {
      zh: `开始日期不能早于${days}天前`,
      en: `It can't have begun more than ${days} days ago`,
    },
    remedy: { zh: "请从今天或之后开始", en: "Begin it today or later" },
    details: { days },
  });

export const notASeeker = () =>
  new Refusal({
    code: "person-not-known",
    message: {
      zh: "没有这个人，或者不在您的辖区",
      en: "There is no such person, or they live outside your area",
    },
    remedy: { zh: "请从查找里打开", en: "Open them from the search" },
    status: 404,
  });
