import type { Wording } from "@olive/kernel";
import type { Reason } from "./applications.ts";
import type { Catalogue } from "./read-catalogue.ts";

/** Where else to turn, when the county says nothing nearer. No decline is an opinion of the government. */
const USUAL = {
  change: {
    zh: "银行没有说明怎样可以改变，可以按授权书上的电话问它",
    en: "The bank doesn't say; ask it by the number on the consent",
  },
  next: {
    zh: "这是这家银行自己的决定；可以看别家的产品，或请政策性担保增信后再申请",
    en: "It is this bank's own decision; look at others' products, or apply with a policy guarantee",
  },
} as const satisfies Record<string, Wording>;

/** A decline in plain words: the bank's own sentence, what would change it, and where to turn next. */
export function declineWords(
  { declines }: Pick<Catalogue, "declines">,
  { code, text, change }: Reason,
): { readonly text: Wording; readonly change: Wording; readonly next: Wording } {
  const known = declines.find((one) => one.code === code);
  return {
    text: { zh: text, en: known?.text.en ?? text },
    change:
      change === null ? (known?.change ?? USUAL.change) : { zh: change, en: known?.change.en ?? change },
    next: known?.next ?? USUAL.next,
  };
}
