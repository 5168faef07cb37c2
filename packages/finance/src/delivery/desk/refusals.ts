import { Refusal } from "@olive/kernel";

export const letterUnknown = (): Refusal =>
  new Refusal({
    code: "dead-letter-unknown",
    status: 404,
    message: {
      zh: "没有这一件，或已不在待处理之列",
      en: "There is no such message, or it waits for nobody any more",
    },
    remedy: { zh: "刷新列表再看", en: "Look at the list again" },
  });

export const wholeCountyOnly = (): Refusal =>
  new Refusal({
    code: "whole-county-only",
    status: 403,
    message: {
      zh: "银行和密钥由全县的金融部门管理",
      en: "Banks and keys are kept by the county's finance office",
    },
    remedy: { zh: "请县级金融部门办理", en: "Ask the county's finance office" },
  });

export const suiteFixed = (): Refusal =>
  new Refusal({
    code: "bank-suite-fixed",
    status: 409,
    message: { zh: "银行的算法套件登记后不能更改", en: "A bank's suite can't be changed once it has joined" },
    remedy: { zh: "换套件的，用新的代码另行登记", en: "Enter it under another code with the other suite" },
  });

export const keyRefused = (): Refusal =>
  new Refusal({
    code: "bank-key-invalid",
    message: {
      zh: "公钥不在所用套件的曲线上，或名称已被用过",
      en: "The key isn't on the suite's curve, or its name is taken",
    },
    remedy: { zh: "请银行重新提供公钥", en: "Ask the bank for the key again" },
  });

export const keyUnknown = (): Refusal =>
  new Refusal({
    code: "key-unknown",
    status: 404,
    message: { zh: "没有这把密钥，或已经停用", en: "There is no such key, or it is revoked already" },
    remedy: { zh: "刷新后再看", en: "Look again" },
  });

export const alarmUnknown = (): Refusal =>
  new Refusal({
    code: "alarm-unknown",
    status: 404,
    message: { zh: "没有这条告警", en: "There is no such alarm" },
    remedy: { zh: "刷新后再看", en: "Look again" },
  });

export const evidenceMissing = (): Refusal =>
  new Refusal({
    code: "evidence-missing",
    status: 404,
    message: { zh: "这笔申请还没有投递过", en: "Nothing of this application was delivered yet" },
    remedy: { zh: "投递之后再取", en: "Ask again after the delivery" },
  });
