import { Refusal, type Wording } from "@olive/kernel";

const LOOK_AGAIN = { zh: "刷新后再看", en: "Reload and look again" };

export const vacancyUnknown = () =>
  new Refusal({
    code: "vacancy-unknown",
    message: { zh: "没有这个岗位", en: "There is no such vacancy" },
    remedy: { zh: "请从列表里打开", en: "Open it from the list" },
    status: 404,
  });

export const vacancyNotNow = () =>
  new Refusal({
    code: "vacancy-not-now",
    message: { zh: "这个岗位现在不能这样办", en: "This can't be done with the vacancy now" },
    remedy: LOOK_AGAIN,
    status: 409,
  });

export const reasonMissing = () =>
  new Refusal({
    code: "reason-missing",
    message: { zh: "撤下岗位要写明原因", en: "Withdrawing a vacancy needs a reason" },
    remedy: { zh: "写一句原因再撤", en: "Say why, then withdraw it" },
  });

export const seatsBelowTaken = (taken: number) =>
  new Refusal({
    code: "seats-below-taken",
    message: {
      zh: `已有 ${taken} 个名额在用，名额不能少于它`,
      en: `${taken} seats are in use; there can't be fewer`,
    },
    remedy: { zh: "先答复在途的推介，或把名额改大", en: "Answer what is open first, or ask for more seats" },
    status: 409,
  });

/** Fault of one field, in the words that the form, the API and the import's report share. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly message: Wording;
  readonly remedy: Wording;
}

export const fieldRefused = ({ field, ...fault }: FieldFault) =>
  new Refusal({ ...fault, details: { field } });

export const importUnknown = () =>
  new Refusal({
    code: "vacancy-import-unknown",
    message: { zh: "没有这次导入", en: "There is no such import" },
    remedy: { zh: "请重新上传文件", en: "Upload the file again" },
    status: 404,
  });

export const importTooLong = (most: number) =>
  new Refusal({
    code: "vacancy-import-too-long",
    message: { zh: `一个文件最多 ${most} 行`, en: `A file has ${most} rows at most` },
    remedy: { zh: "请分成几个文件", en: "Split the file" },
    status: 413,
  });

export const importTooLarge = () =>
  new Refusal({
    code: "vacancy-import-too-large",
    message: { zh: "文件太大", en: "The file is too large" },
    remedy: { zh: "请分成几个文件", en: "Split the file" },
    status: 413,
  });

export const noRejectedRows = () =>
  new Refusal({
    code: "nothing-rejected",
    message: { zh: "没有退回的行", en: "No row was rejected" },
    remedy: { zh: "可以直接发布", en: "It can be posted as it is" },
    status: 409,
  });
