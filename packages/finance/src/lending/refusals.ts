import { Refusal } from "@olive/kernel";

const LOOK_AGAIN = { zh: "请刷新，看它现在的情况", en: "Reload and see where it stands now" };

export const nothingChosen = () =>
  new Refusal({
    code: "no-product-chosen",
    message: { zh: "还没有选银行的产品", en: "No bank's product is chosen" },
    remedy: { zh: "至少选一家", en: "Choose at least one" },
  });

export const twoOfOneBank = () =>
  new Refusal({
    code: "bank-chosen-twice",
    message: { zh: "同一家银行选了两个产品", en: "Two products of one bank are chosen" },
    remedy: { zh: "每家银行一次选一个产品", en: "Choose one product a bank" },
  });

export const productUnknown = (bank: string, code: string) =>
  new Refusal({
    code: "product-unknown",
    message: { zh: `现在没有这个产品：${bank}/${code}`, en: `No such product now: ${bank}/${code}` },
    remedy: { zh: "请从列表里选", en: "Choose from the list" },
    status: 404,
  });

export const notForThisBusiness = (why: string) =>
  new Refusal({
    code: "product-not-for-business",
    message: { zh: `这个产品不适合本店：${why}`, en: `The product isn't for this business: ${why}` },
    remedy: {
      zh: "请选别的产品；登记的数据有误的，可以提出更正",
      en: "Choose another; dispute a wrong datum",
    },
    status: 409,
  });

export const amountOutside = () =>
  new Refusal({
    code: "amount-outside-product",
    message: { zh: "金额不在产品的范围内", en: "The amount is outside the product's range" },
    remedy: { zh: "改金额，或不填，由银行按额度批", en: "Change it, or leave it to the bank" },
  });

export const authorisedOtherwise = () =>
  new Refusal({
    code: "authorisation-exists",
    message: {
      zh: "这次授权已经办过，内容不同",
      en: "This authorisation was made already, with other contents",
    },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const offerUnknown = () =>
  new Refusal({
    code: "offer-unknown",
    message: { zh: "没有这个报价", en: "There is no such offer" },
    remedy: LOOK_AGAIN,
    status: 404,
  });

export const applicationUnknown = () =>
  new Refusal({
    code: "application-unknown",
    message: { zh: "没有这件申请", en: "There is no such application" },
    remedy: LOOK_AGAIN,
    status: 404,
  });

export const offerExpired = (till: string) =>
  new Refusal({
    code: "offer-expired",
    message: { zh: `这个报价到 ${till} 为止，已经过期`, en: `The offer was valid till ${till}` },
    remedy: { zh: "可以再授权一次，请银行重新报价", en: "Authorise once more for a new offer" },
    status: 409,
  });

export const offerNotOpen = () =>
  new Refusal({
    code: "offer-not-open",
    message: { zh: "这个报价已经不能接受", en: "This offer can't be accepted any more" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const otherOfferTaken = () =>
  new Refusal({
    code: "other-offer-accepted",
    message: { zh: "已经接受了另一家的报价", en: "Another offer is accepted already" },
    remedy: {
      zh: "想换，先在冷静期内撤回那一家",
      en: "To change, take that one back in its cooling-off time",
    },
    status: 409,
  });

export const nothingAccepted = () =>
  new Refusal({
    code: "offer-not-accepted",
    message: { zh: "这个报价没有接受过", en: "This offer isn't accepted" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const coolingOver = (until: string) =>
  new Refusal({
    code: "cooling-off-over",
    message: { zh: `冷静期到 ${until} 为止，已经过了`, en: `The cooling-off time ended at ${until}` },
    remedy: { zh: "不想用的，可以不用款，或提前还款", en: "Leave the line undrawn, or repay early" },
    status: 409,
  });

export const moneyIsOut = () =>
  new Refusal({
    code: "money-paid-out",
    message: { zh: "款已经放出，不能直接撤回", en: "The money is paid out: it can't simply be taken back" },
    remedy: {
      zh: "冷静期内还清本金和这几天的利息，就等于撤回",
      en: "Pay it back with the interest of these days",
    },
    status: 409,
  });

export const noLine = () =>
  new Refusal({
    code: "not-a-line",
    message: { zh: "这是一次性放款的贷款，不用另外用款", en: "A loan is paid at once: nothing is drawn" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const lineEnded = (why: string) =>
  new Refusal({
    code: "line-ended",
    message: { zh: `银行已停用这个额度：${why}`, en: `The bank ended this line: ${why}` },
    remedy: { zh: "可以再授权一次，看别家的额度", en: "Authorise once more to see other banks' lines" },
    status: 409,
  });

export const overLine = (leftFen: number) =>
  new Refusal({
    code: "draw-over-line",
    message: {
      zh: `超过剩余额度：还能用 ${leftFen / 100} 元`,
      en: `More than is left of the line: ${leftFen / 100} yuan`,
    },
    remedy: { zh: "请减少金额", en: "Draw less" },
    status: 409,
    details: { leftFen },
  });

export const versionMoved = () =>
  new Refusal({
    code: "product-moved-on",
    message: {
      zh: "在您编辑期间，这个产品有了新的一版",
      en: "The product has a newer version since you opened it",
    },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const productInvalid = (where: string) =>
  new Refusal({
    code: "product-invalid",
    message: { zh: `产品内容有误：${where}`, en: `The product's contents are wrong: ${where}` },
    remedy: { zh: "按提示改正再保存", en: "Correct it and save again" },
  });

export const nothingNeeded = () =>
  new Refusal({
    code: "nothing-needed",
    message: { zh: "银行现在不需要再看什么", en: "The bank asks for nothing more now" },
    remedy: LOOK_AGAIN,
    status: 409,
  });
