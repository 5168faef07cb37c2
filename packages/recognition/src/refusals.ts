import { Refusal, type Wording } from "@olive/kernel";

const LOOK_AGAIN: Wording = { zh: "请刷新后看它现在的情况", en: "Reload and look at where it stands now" };

export const policyUnknown = () =>
  new Refusal({
    code: "group-unknown",
    message: {
      zh: "没有这个群体，或者它不作协同认定",
      en: "There is no such group, or it isn't recognised jointly",
    },
    remedy: { zh: "请从列表里选", en: "Choose from the list" },
    status: 404,
  });

export const proposalUnknown = () =>
  new Refusal({
    code: "proposal-unknown",
    message: {
      zh: "没有这条建议，或者它不在您的辖区",
      en: "There is no such proposal, or it lies outside your area",
    },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const proposalMovedOn = () =>
  new Refusal({
    code: "proposal-moved-on",
    message: { zh: "在您查看期间，这条建议有了新的变动", en: "The proposal changed while you looked at it" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const actNotOffered = () =>
  new Refusal({
    code: "act-not-offered",
    message: { zh: "这条建议现在不能这样办", en: "The proposal can't be dealt with in this way now" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const notAsked = (departments: readonly string[]) =>
  new Refusal({
    code: "department-not-asked",
    message: {
      zh: `这一步由${departments.join("、")}答复`,
      en: `This step is for ${departments.join(", ")} to answer`,
    },
    remedy: { zh: "您的部门不用答复，或者已经答复", en: "Your department isn't asked, or has answered" },
    status: 403,
  });

export const tooEarly = (until: string) =>
  new Refusal({
    code: "objection-time-open",
    message: { zh: `本人到 ${until} 前可以提异议，还不能决定`, en: `The person may object until ${until}` },
    remedy: { zh: "异议期满后再决定", en: "Decide when the time is over" },
    status: 409,
    details: { until },
  });

export const objectionsOpen = () =>
  new Refusal({
    code: "objection-open",
    message: { zh: "还有异议没有答复", en: "An objection has no answer yet" },
    remedy: { zh: "先答复异议，再决定", en: "Answer it before deciding" },
    status: 409,
  });

export const noticeMissing = () =>
  new Refusal({
    code: "notice-missing",
    message: {
      zh: "这个群体要先公示，公示期还没有满",
      en: "This group is posted first, and the notice hasn't run out",
    },
    remedy: { zh: "先发布公示，期满后再决定", en: "Publish a notice and decide when it is over" },
    status: 409,
  });

export const notTold = () =>
  new Refusal({
    code: "person-not-told",
    message: { zh: "不再续认要先告知本人", en: "Not renewing needs the person to be told first" },
    remedy: {
      zh: "选“继续”，告知本人、听取异议后再决定",
      en: "Go on: tell the person, hear them, then decide",
    },
    status: 409,
  });

export const standingUnknown = () =>
  new Refusal({
    code: "standing-unknown",
    message: { zh: "没有这项认定，或者已经结束", en: "There is no such recognition, or it has ended" },
    remedy: LOOK_AGAIN,
    status: 404,
  });

export const alreadyProposed = (id: string) =>
  new Refusal({
    code: "already-proposed",
    message: { zh: "同样的建议已经在办", en: "The same proposal is open already" },
    remedy: { zh: "请在那一条里继续", en: "Go on with that one" },
    status: 409,
    details: { proposal: id },
  });

export const listMoved = () =>
  new Refusal({
    code: "list-moved",
    message: { zh: "您看到的名单已经变了", en: "The list isn't the one you saw any more" },
    remedy: { zh: "请刷新，看过新的名单再办", en: "Reload, look at it again, then act" },
    status: 409,
  });

export const bulkTooLarge = (most: number) =>
  new Refusal({
    code: "bulk-too-large",
    message: { zh: `一次最多办 ${most} 条`, en: `At most ${most} at once` },
    remedy: { zh: "请用筛选分几次办", en: "Filter the list and do it in parts" },
  });

export const bulkUnknown = () =>
  new Refusal({
    code: "bulk-unknown",
    message: { zh: "没有这次成批办理", en: "There is no such bulk" },
    remedy: { zh: "请回到列表查看", en: "Look at the list" },
    status: 404,
  });

export const decisionUnknown = () =>
  new Refusal({
    code: "decision-unknown",
    message: { zh: "没有这项人工决定，或者已经解除", en: "There is no such decision, or it was lifted" },
    remedy: LOOK_AGAIN,
    status: 404,
  });

export const personUnknown = () =>
  new Refusal({
    code: "person-not-here",
    message: {
      zh: "没有这个人，或者不在您的辖区",
      en: "There is no such person, or they live outside your area",
    },
    remedy: { zh: "请从查找里打开", en: "Open them from the search" },
    status: 404,
  });

export const noRunYet = () =>
  new Refusal({
    code: "no-run-yet",
    message: {
      zh: "还没有运行过认定规则，说不出理由",
      en: "The rules haven't been run yet: there are no reasons",
    },
    remedy: { zh: "导入数据并运行后再看", en: "Import data, run the rules, and look again" },
    status: 409,
  });

export const objectionUnknown = () =>
  new Refusal({
    code: "objection-unknown",
    message: { zh: "没有这件异议，或者已经答复", en: "There is no such objection, or it was answered" },
    remedy: LOOK_AGAIN,
    status: 404,
  });

export const noticeUnknown = () =>
  new Refusal({
    code: "notice-unknown",
    message: {
      zh: "没有这份公示，或者不在您的辖区",
      en: "There is no such notice, or it lies outside your area",
    },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const noticeNotNow = () =>
  new Refusal({
    code: "notice-not-now",
    message: { zh: "这份公示现在不能这样办", en: "The notice can't be dealt with in this way now" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const noticeEmpty = () =>
  new Refusal({
    code: "notice-empty",
    message: { zh: "这个区划里没有待公示的人", en: "There is nobody to be posted in this area" },
    remedy: { zh: "换一个区划或群体；已在公示的不重复公示", en: "Choose another area or group" },
  });

export const placeNotYours = () =>
  new Refusal({
    code: "place-not-yours",
    message: { zh: "只能在自己的辖区里公示", en: "A notice is for a place inside your area" },
    remedy: { zh: "换一个区划", en: "Choose another place" },
    status: 403,
  });

export const untilPast = () =>
  new Refusal({
    code: "until-past",
    message: { zh: "截止的日子已经过了", en: "The last day is past" },
    remedy: { zh: "换一个今天或以后的日子，或不填", en: "Choose today or a later day, or none" },
  });

export const noticeNotKept = () =>
  new Refusal({
    code: "notice-not-provided",
    message: { zh: "这个群体的政策没有设公示", en: "The policy of this group provides no notice" },
    remedy: {
      zh: "需要公示的，先在政策里写明公示哪几栏",
      en: "Say in the policy which columns may be posted",
    },
  });

export const noticeLeaks = (lines: readonly number[]) =>
  new Refusal({
    code: "notice-leaks",
    message: {
      zh: `第 ${lines.slice(0, 5).join("、")} 行像是有号码或病残信息，不能发布`,
      en: `Lines ${lines.slice(0, 5).join(", ")} look like numbers or health: not published`,
    },
    remedy: {
      zh: "请数据主管部门更正姓名或地名后重新生成",
      en: "Have the name or place corrected and draft it anew",
    },
    details: { lines },
  });
