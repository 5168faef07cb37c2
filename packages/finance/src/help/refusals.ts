import { Refusal } from "@olive/kernel";

export const subjectUnknown = () =>
  new Refusal({
    code: "help-subject-unknown",
    message: { zh: "没有这类诉求", en: "There is no such subject" },
    remedy: { zh: "请从列表里选；都不像就选“其他”", en: "Choose from the list, or “other”" },
    status: 422,
  });

export const textMissing = () =>
  new Refusal({
    code: "help-text-missing",
    message: { zh: "请用几句话说说难处", en: "Say in a few words what is difficult" },
    remedy: { zh: "写清什么事、希望怎么办", en: "What happened, and what would help" },
    status: 422,
  });

export const requestUnknown = () =>
  new Refusal({
    code: "help-unknown",
    message: {
      zh: "没有这件诉求，或者不在您的辖区",
      en: "There is no such request, or it lies outside your area",
    },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const notAnsweredYet = () =>
  new Refusal({
    code: "help-not-answered",
    message: { zh: "还没有答复，暂不用评价", en: "It isn't answered yet" },
    remedy: { zh: "答复后再评价", en: "Rate it once it is answered" },
    status: 409,
  });

export const ratedAlready = () =>
  new Refusal({
    code: "help-rated",
    message: { zh: "已经评价过：只问一次", en: "It is rated already: we ask once" },
    remedy: { zh: "还有难处请另提一件", en: "If there is more, send another request" },
    status: 409,
  });

export const closedAlready = () =>
  new Refusal({
    code: "help-closed",
    message: { zh: "这件诉求已经办结", en: "The request is closed" },
    remedy: { zh: "请刷新后看答复", en: "Reload and look at the answer" },
    status: 409,
  });

export const departmentUnknown = () =>
  new Refusal({
    code: "help-department-unknown",
    message: {
      zh: "没有这个单位，或者现在就在它那里",
      en: "There is no such unit, or the request is with it",
    },
    remedy: { zh: "请从列表里选另一个单位", en: "Choose another from the list" },
    status: 422,
  });
