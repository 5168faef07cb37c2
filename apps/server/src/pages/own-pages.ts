import type { Wording } from "@olive/kernel";
import { EMPLOYER_HOME, OWNER_HOME } from "@olive/public";

const OWN: readonly { readonly act: string; readonly href: string; readonly name: Wording }[] = [
  { act: "employer.answer", href: EMPLOYER_HOME, name: { zh: "我的岗位", en: "My posts" } },
  { act: "business.own", href: OWNER_HOME, name: { zh: "我的店", en: "My business" } },
];

/** The pages of whoever comes for their own business and not as an official; undefined for officials. */
export function ownPages(
  acts: readonly string[],
): { readonly href: string; readonly name: Wording } | undefined {
  return OWN.find(({ act }) => acts.includes(act));
}
