import { Refusal } from "@olive/kernel";

/** A ratio is opened by its two counts. */
export function ratioHasNoRows(): Refusal {
  return new Refusal({
    code: "figure-without-rows",
    message: {
      zh: "这个数字是两个数字之比，没有自己的行",
      en: "This figure is one count divided by another",
    },
    remedy: { zh: "分别打开这两个数字", en: "Open the two counts instead" },
    status: 422,
  });
}
