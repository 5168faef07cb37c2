import { Refusal, type Wording } from "@olive/kernel";

const LOOK_AGAIN: Wording = { zh: "请刷新后看它现在的情况", en: "Reload and look at where it stands now" };
const FROM_LIST: Wording = { zh: "请从列表里打开", en: "Open it from the list" };

export const personNotHere = () =>
  new Refusal({
    code: "person-not-here",
    message: { zh: "没有这个人，或者不在您的辖区", en: "There is no such person, or not in your area" },
    remedy: FROM_LIST,
    status: 404,
  });

export const notHelped = () =>
  new Refusal({
    code: "not-in-help",
    message: { zh: "这个人没有在办的就业帮扶", en: "Nobody helps this person now" },
    remedy: { zh: "请先登记线索", en: "Report a clue first" },
    status: 404,
  });

export const idTaken = () =>
  new Refusal({
    code: "id-taken",
    message: { zh: "这个编号已经用在别的记录上", en: "This id belongs to another record" },
    remedy: { zh: "请重新打开表单再提交", en: "Open the form anew and send again" },
    status: 409,
  });

export const visitNeedsReason = () =>
  new Refusal({
    code: "visit-needs-reason",
    message: {
      zh: "谢绝、在业、搬走要写明情况",
      en: "Declining, working and moving need a word of explanation",
    },
    remedy: { zh: "请写一句话", en: "Write a sentence" },
  });

export const dayAhead = () =>
  new Refusal({
    code: "day-ahead",
    message: { zh: "日期还没有到", en: "The day lies ahead" },
    remedy: { zh: "请填实际发生的日期", en: "Give the day on which it happened" },
  });

export const referredAlready = () =>
  new Refusal({
    code: "referred-already",
    message: {
      zh: "已经推介过这个岗位，还在等答复",
      en: "This vacancy was referred to already, and awaits its answer",
    },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const referralUnknown = () =>
  new Refusal({
    code: "referral-unknown",
    message: { zh: "没有这次推介，或者不在您的辖区", en: "There is no such referral, or not in your area" },
    remedy: FROM_LIST,
    status: 404,
  });

export const referralAnswered = () =>
  new Refusal({
    code: "referral-answered",
    message: { zh: "这次推介已经有结果", en: "This referral has its outcome" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const answerNeedsReason = () =>
  new Refusal({
    code: "answer-needs-reason",
    message: { zh: "不接收要说明原因", en: "A refusal needs its reason" },
    remedy: { zh: "请选原因并写一句话", en: "Choose the reason and write a sentence" },
  });

export const refusalUnknown = () =>
  new Refusal({
    code: "refusal-unknown",
    message: { zh: "没有这条记录，或者不在您的辖区", en: "There is no such record, or not in your area" },
    remedy: FROM_LIST,
    status: 404,
  });

export const judgedAlready = () =>
  new Refusal({
    code: "refusal-judged",
    message: { zh: "这一次已经判断过", en: "This one was judged already" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const judgeIsRecorder = () =>
  new Refusal({
    code: "same-person",
    message: { zh: "记录的人不能自己判断", en: "Whoever recorded it can't judge it as well" },
    remedy: { zh: "请由另一位同事判断", en: "Let a colleague judge" },
    status: 403,
  });

export const employerMissing = () =>
  new Refusal({
    code: "employer-missing",
    message: { zh: "没有推介的上岗要写明单位", en: "Without a referral the employer is to be named" },
    remedy: { zh: "请填单位名称", en: "Give the employer's name" },
  });

export const placementUnknown = () =>
  new Refusal({
    code: "placement-unknown",
    message: { zh: "没有这次上岗，或者不在您的辖区", en: "There is no such placement, or not in your area" },
    remedy: FROM_LIST,
    status: 404,
  });

export const placementEnded = () =>
  new Refusal({
    code: "placement-ended",
    message: { zh: "这次上岗已经结束", en: "This placement has ended" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const followUpNotDue = () =>
  new Refusal({
    code: "follow-up-not-due",
    message: { zh: "还没有到回访的日子", en: "The follow-up isn't due yet" },
    remedy: { zh: "请到期再记", en: "Record it when it is due" },
    status: 409,
  });

export const followUpAnswered = () =>
  new Refusal({
    code: "follow-up-answered",
    message: { zh: "这次回访已经有结果", en: "This follow-up was answered" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const notRetainedYet = () =>
  new Refusal({
    code: "not-retained-yet",
    message: { zh: "第十二个月的回访还没有“在岗”的结果", en: "The twelfth month doesn't say “retained” yet" },
    remedy: { zh: "请等数据或回访", en: "Await the data, or follow up" },
    status: 409,
  });

export const staysDone = () =>
  new Refusal({
    code: "too-late-to-undo",
    message: { zh: "这一步已经写进记录，不能撤销", en: "This act was recorded and can't be taken back" },
    remedy: { zh: "请用后面的动作改正", en: "Correct it by a later act" },
    status: 409,
  });
