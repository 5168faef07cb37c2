import { type Fen, formatYuan, Refusal } from "@olive/kernel";

export const nothingPaid = () =>
  new Refusal({
    code: "grant-nothing-paid",
    message: { zh: "这项政策不发钱，不用发放", en: "This policy pays nothing" },
    remedy: { zh: "请选一项有金额的政策", en: "Choose one with an amount" },
    status: 422,
  });

export const nobodyToPay = () =>
  new Refusal({
    code: "grant-nobody",
    message: { zh: "这一期没有还要发的", en: "Nobody is left to be paid for this period" },
    remedy: {
      zh: "已发的不会再发；缺数据的先补数据",
      en: "Nobody is paid twice; what lacks data needs the data first",
    },
    status: 409,
  });

export const overBudget = (overFen: number) =>
  new Refusal({
    code: "grant-over-budget",
    message: {
      zh: `预算不够，还差 ${formatYuan(overFen as Fen)} 元`,
      en: `The budget lacks ${formatYuan(overFen as Fen)} yuan`,
    },
    remedy: { zh: "请先增加预算（政策文件），再准备", en: "Raise the budget in the policy first" },
    status: 409,
  });

export const batchUnknown = () =>
  new Refusal({
    code: "grant-unknown",
    message: { zh: "没有这一批", en: "There is no such batch" },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const batchMoved = () =>
  new Refusal({
    code: "grant-moved-on",
    message: { zh: "这一批已经到了下一步", en: "The batch has gone on" },
    remedy: { zh: "请刷新后看它现在的情况", en: "Reload and look at where it stands" },
    status: 409,
  });

export const secondPerson = () =>
  new Refusal({
    code: "grant-same-person",
    message: { zh: "准备的人不能自己批准", en: "Whoever prepared it can't approve it" },
    remedy: { zh: "请另一位有权批准的人来办", en: "Have another person approve it" },
    status: 403,
  });

export const otherDepartment = (department: string) =>
  new Refusal({
    code: "grant-other-department",
    message: { zh: `这项政策由${department}办`, en: `This policy is ${department}'s` },
    remedy: { zh: `请${department}来办`, en: `Ask ${department}` },
    status: 403,
  });

export const changedSince = (names: readonly string[]) =>
  new Refusal({
    code: "grant-changed",
    message: {
      zh: `准备之后有变化：${names.slice(0, 5).join("、")}${names.length > 5 ? `等 ${names.length} 户` : ""}现在的结论或金额不同了`,
      en: `Changed since it was prepared: ${names.length} businesses, ${names.slice(0, 5).join(", ")}`,
    },
    remedy: { zh: "请退回，重新准备", en: "Return it and prepare it again" },
    status: 409,
  });

export const lineUnknown = () =>
  new Refusal({
    code: "grant-line-unknown",
    message: { zh: "这一批里没有这一户", en: "The batch has no such business" },
    remedy: { zh: "请从名单里选", en: "Choose from the list" },
    status: 404,
  });

export const exclusionUnknown = () =>
  new Refusal({
    code: "exclusion-unknown",
    message: { zh: "没有剔除您这一户，或者已经解除", en: "You are not excluded, or no longer" },
    remedy: { zh: "请刷新页面", en: "Reload the page" },
    status: 404,
  });

export const objectedAlready = () =>
  new Refusal({
    code: "exclusion-objected",
    message: {
      zh: "已经提过异议，正在复核或已有答复",
      en: "You objected already: it is reviewed, or answered",
    },
    remedy: {
      zh: "请看答复；仍不同意可以依法申请复议",
      en: "Look at the answer; an appeal is possible under the law",
    },
    status: 409,
  });

export const ownExclusion = () =>
  new Refusal({
    code: "exclusion-own",
    message: { zh: "剔除的人不能自己复核异议", en: "Whoever excluded it can't review the objection" },
    remedy: { zh: "请另一位负责人来办", en: "Have another head review it" },
    status: 403,
  });

export const countyOnly = () =>
  new Refusal({
    code: "county-only",
    message: { zh: "这件事由县级来办", en: "This is for the county to do" },
    remedy: { zh: "请县级主管单位来办", en: "Ask the county's unit" },
    status: 403,
  });
