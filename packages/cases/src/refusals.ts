import { Refusal, type Wording } from "@olive/kernel";

const LOOK_AGAIN: Wording = {
  zh: "请刷新后看它现在的情况",
  en: "Reload and look at where it stands now",
};

export const caseUnknown = () =>
  new Refusal({
    code: "case-unknown",
    message: {
      zh: "没有这件案件，或者它不在您的辖区",
      en: "There is no such case, or it lies outside your area",
    },
    remedy: { zh: "请从工作列表里打开", en: "Open it from your work list" },
    status: 404,
  });

export const caseMovedOn = () =>
  new Refusal({
    code: "case-moved-on",
    message: { zh: "在您查看期间，这件案件有了新的变动", en: "The case changed while you looked at it" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const actNotPossible = (act: Wording, state: Wording) =>
  new Refusal({
    code: "act-not-possible",
    message: {
      zh: `案件现在是“${state.zh}”，不能“${act.zh}”`,
      en: `The case is “${state.en}”: “${act.en}” isn't possible`,
    },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const actUnknown = (act: string) =>
  new Refusal({
    code: "act-unknown",
    message: { zh: `这类案件没有“${act}”这个动作`, en: `Cases of this kind have no act ${act}` },
    remedy: LOOK_AGAIN,
    status: 404,
  });

export const notYours = (name: Wording, owner: string | null) =>
  new Refusal({
    code: "case-not-yours",
    message: {
      zh: `“${name.zh}”由${owner ?? "承办队伍"}来做`,
      en: `“${name.en}” is ${owner ?? "the team"}'s to do`,
    },
    remedy: {
      zh: "请联系承办人；主管可以改派给您",
      en: "Ask the owner, or have the supervisor reassign it to you",
    },
    status: 403,
  });

export const mayNot = (name: Wording) =>
  new Refusal({
    code: "act-not-allowed",
    message: { zh: `您的岗位不能“${name.zh}”`, en: `Your role doesn't give “${name.en}”` },
    remedy: { zh: "请交给有这项权限的人", en: "Leave it to somebody whose role gives it" },
    status: 403,
  });

export const samePerson = (name: Wording) =>
  new Refusal({
    code: "same-person",
    message: {
      zh: `提出的人不能自己“${name.zh}”`,
      en: `Whoever proposed it can't “${name.en}” as well`,
    },
    remedy: { zh: "请由另一位同事来做", en: "Let a colleague do it" },
    status: 403,
  });

export const reasonMissing = (name: Wording) =>
  new Refusal({
    code: "reason-missing",
    message: { zh: `“${name.zh}”要说明理由`, en: `“${name.en}” needs a reason` },
    remedy: {
      zh: "请写一句话，当事人和审计都会看到",
      en: "Write a sentence; the person and the audit will see it",
    },
  });

export const dataMissing = (name: Wording, fields: readonly string[]) =>
  new Refusal({
    code: "data-missing",
    message: { zh: `“${name.zh}”还缺：${fields.join("、")}`, en: `“${name.en}” lacks: ${fields.join(", ")}` },
    remedy: { zh: "请补齐后再提交", en: "Give them and send again" },
    details: { fields },
  });

export const alreadyOpen = (id: string) =>
  new Refusal({
    code: "case-already-open",
    message: { zh: "同一事项已经有一件在办", en: "A case on this is open already" },
    remedy: { zh: "请在那一件里继续", en: "Go on with that one" },
    status: 409,
    details: { case: id },
  });

export const notSupervisor = () =>
  new Refusal({
    code: "not-supervisor",
    message: { zh: "改派要由主管来做", en: "Reassigning is a supervisor's act" },
    remedy: { zh: "请联系本辖区或本部门的主管", en: "Ask the supervisor of your area or department" },
    status: 403,
  });

export const workerUnsuitable = () =>
  new Refusal({
    code: "worker-unsuitable",
    message: { zh: "这位同事不能承办这一步", en: "This colleague can't own this step" },
    remedy: {
      zh: "请从列出的同事里选：要有权限，且负责这个区划或部门",
      en: "Choose from those listed: with the act, over this area or department",
    },
  });

export const notClosed = () =>
  new Refusal({
    code: "case-not-closed",
    message: { zh: "案件还在办，不用重开", en: "The case is still open" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const moveUndone = () =>
  new Refusal({
    code: "move-undone",
    message: {
      zh: "这次移交已经撤回，或者不在您的辖区",
      en: "This move was undone already, or lies outside your area",
    },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const batchTooLarge = (most: number) =>
  new Refusal({
    code: "batch-too-large",
    message: { zh: `一次最多办 ${most} 件`, en: `At most ${most} cases at once` },
    remedy: { zh: "请用筛选分几次办", en: "Filter the list and do it in parts" },
  });

export const batchUnknown = () =>
  new Refusal({
    code: "batch-unknown",
    message: { zh: "没有这次成批办理，或者它已经办完", en: "There is no such batch, or it is finished" },
    remedy: { zh: "请回到工作列表查看", en: "Look at the work list" },
    status: 404,
  });

export const tooLateToUndo = () =>
  new Refusal({
    code: "too-late-to-undo",
    message: { zh: "这一步已经不能撤销", en: "This act can't be taken back any more" },
    remedy: {
      zh: "只能撤销自己刚刚做的、后面还没有人接着办的一步；请用退回等动作改正",
      en: "Only one's own last act, just done; use an act that returns the case",
    },
    status: 409,
  });

export const workerUnknown = () =>
  new Refusal({
    code: "worker-unknown",
    message: { zh: "没有这位同事，或者不归您管", en: "There is no such colleague, or not in your area" },
    remedy: { zh: "请从名单里选", en: "Choose from the list" },
    status: 404,
  });
