import { Refusal } from "@olive/kernel";

export const employerUnknown = () =>
  new Refusal({
    code: "employer-unknown",
    message: { zh: "这家单位还没有登记为用人单位", en: "This business isn't entered as an employer yet" },
    remedy: { zh: "先登记用人单位", en: "Enter the employer first" },
    status: 404,
  });

export const employerNotRegistered = () =>
  new Refusal({
    code: "employer-not-registered",
    message: {
      zh: "经营主体登记里没有这个统一社会信用代码",
      en: "The register of businesses doesn't have this credit code",
    },
    remedy: {
      zh: "核对代码；确有此单位的，填写名称和所在地",
      en: "Check it; if it exists, give its name and place",
    },
  });

export const creditCodeWrong = () =>
  new Refusal({
    code: "credit-code-wrong",
    message: { zh: "统一社会信用代码的校验位不对", en: "The credit code's check character is wrong" },
    remedy: { zh: "请照营业执照核对", en: "Compare it with the business licence" },
  });

export const notOpen = () =>
  new Refusal({
    code: "vacancy-not-open",
    message: {
      zh: "这个岗位现在不招人：暂停、过期未确认、已招满或已撤下",
      en: "The vacancy isn't open: paused, lapsed, filled or withdrawn",
    },
    remedy: {
      zh: "换一个岗位，或请单位确认后再推介",
      en: "Choose another, or ask the employer to confirm it",
    },
    status: 409,
  });

export const employerHidden = (faded: boolean) =>
  new Refusal({
    code: faded ? "employer-faded" : "employer-paused",
    message: faded
      ? {
          zh: "这家单位连续多次没有答复，暂不再推介",
          en: "The employer left several introductions unanswered",
        }
      : { zh: "这家单位暂停接收推介", en: "The employer takes no introductions for now" },
    remedy: faded
      ? {
          zh: "先和单位联系；它答复一件，或由经办人恢复后再推介",
          en: "Ring it up; an answer or an official opens it again",
        }
      : { zh: "换一个岗位，或过些时候再推介", en: "Choose another vacancy, or wait" },
    status: 409,
  });

export const seatsTaken = () =>
  new Refusal({
    code: "vacancy-seats-taken",
    message: { zh: "这个岗位没有空名额", en: "Every seat of the vacancy is taken" },
    remedy: {
      zh: "换一个岗位；有推介被退回时名额会空出来",
      en: "Choose another; a seat comes back when one is refused",
    },
    status: 409,
  });

export const capReached = (cap: number, nextMonday: string) =>
  new Refusal({
    code: "employer-cap-reached",
    message: {
      zh: `这家单位本周已推介 ${cap} 人，到上限了`,
      en: `The employer was sent ${cap} people this week, its cap`,
    },
    remedy: {
      zh: `${nextMonday} 起再推介，或换一家单位`,
      en: `Go on from ${nextMonday}, or choose another employer`,
    },
    status: 409,
    details: { nextMonday },
  });

export const introductionUnknown = () =>
  new Refusal({
    code: "introduction-unknown",
    message: { zh: "没有这件推介，或者已经办完", en: "There is no such introduction, or it is settled" },
    remedy: { zh: "请从首页打开", en: "Open it from the first page" },
    status: 404,
  });

export const noEmployer = () =>
  new Refusal({
    code: "account-without-employer",
    message: { zh: "这个账号没有关联用人单位", en: "This account belongs to no employer" },
    remedy: { zh: "请邀请您的经办人关联", en: "Ask the official who invited you" },
    status: 403,
  });
