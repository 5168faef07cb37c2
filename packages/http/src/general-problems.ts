import type { Wording } from "@olive/kernel";

interface Parts {
  readonly status: number;
  readonly title: Wording;
  readonly remedy: Wording;
}

/** The problems that the shell itself knows; a slice's own come as refusals with their own words. */
export const GENERAL_PROBLEMS = {
  "request-invalid": {
    status: 400,
    title: { zh: "请求无法读取", en: "The request can't be read" },
    remedy: {
      zh: "请按接口文档（/docs）检查请求的格式",
      en: "Check the request against the documentation at /docs",
    },
  },
  "sign-in-required": {
    status: 401,
    title: { zh: "需要登录", en: "You need to sign in" },
    remedy: { zh: "请先登录，再重新打开这一页", en: "Sign in, then open this page again" },
  },
  "role-not-allowed": {
    status: 403,
    title: { zh: "您的角色不能进行此操作", en: "Your role may not do this" },
    remedy: {
      zh: "如工作需要，请向本级管理员申请权限",
      en: "If your work needs it, ask your administrator for access",
    },
  },
  "not-found": {
    status: 404,
    title: { zh: "没有找到这一页", en: "There is no such page" },
    remedy: {
      zh: "请检查地址，或从首页重新进入",
      en: "Check the address, or start again from the first page",
    },
  },
  "method-not-allowed": {
    status: 405,
    title: { zh: "此地址不接受这种请求", en: "This address doesn't take such a request" },
    remedy: {
      zh: "请按接口文档（/docs）选择请求方法",
      en: "See the documentation at /docs for the methods allowed",
    },
  },
  "body-too-large": {
    status: 413,
    title: { zh: "提交的内容过大", en: "What was sent is too large" },
    remedy: { zh: "请分成几次提交", en: "Send it in several parts" },
  },
  "media-type-unsupported": {
    status: 415,
    title: { zh: "不支持这种内容格式", en: "This kind of content isn't supported" },
    remedy: { zh: "请用 application/json 提交", en: "Send it as application/json" },
  },
  "input-invalid": {
    status: 422,
    title: { zh: "提交的内容有误", en: "Some of what was sent isn't right" },
    remedy: { zh: "请改正下列各项后重新提交", en: "Correct the fields named below and send it again" },
  },
  "too-many-requests": {
    status: 429,
    title: { zh: "请求过于频繁", en: "Too many requests" },
    remedy: { zh: "请稍候一分钟再试", en: "Wait a minute and try again" },
  },
  internal: {
    status: 500,
    title: { zh: "系统出错了", en: "Something went wrong on our side" },
    remedy: {
      zh: "请稍后再试；如仍出错，请把查询号告诉管理员",
      en: "Try again later; if it happens again, give the reference number to your administrator",
    },
  },
  unavailable: {
    status: 503,
    title: { zh: "系统暂时不可用", en: "The system isn't available just now" },
    remedy: { zh: "请稍候一分钟再试", en: "Wait a minute and try again" },
  },
} as const satisfies Record<string, Parts>;

export type GeneralProblem = keyof typeof GENERAL_PROBLEMS;
