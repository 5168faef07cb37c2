import type { Wording } from "@olive/kernel";
import type { SectionCode } from "../protocol/report-sections.ts";
import { SECTION_NAMES } from "../protocol/section-fields.ts";

export interface ToldConsent {
  readonly business: string;
  readonly banks: readonly {
    readonly name: Wording;
    readonly contact: string;
    readonly twoPhase: boolean;
    readonly sections: readonly SectionCode[];
  }[];
  readonly purpose: Wording;
  readonly sections: readonly SectionCode[];
  readonly dataRange: { readonly from: string; readonly to: string };
  readonly times: number;
  readonly dataLifeDays: number;
  /** ISO day in China. */
  readonly lastDay: string;
}

/** The consent in plain words (PIPL §14, §17, §23): who gets what for what, for how long, and how to stop it. */
export function consentText(told: ToldConsent): Wording {
  return { zh: inChinese(told), en: inEnglish(told) };
}

function inChinese({
  business,
  banks,
  purpose,
  sections,
  dataRange,
  times,
  dataLifeDays,
  lastDay,
}: ToldConsent) {
  const names = (codes: readonly SectionCode[]) => codes.map((code) => SECTION_NAMES[code].zh).join("、");
  const onePhase = banks.filter(({ twoPhase }) => !twoPhase).map(({ name }) => name.zh);
  const less = banks.filter((bank) => bank.sections.length < sections.length);
  return [
    `${business}同意把本店的公共信用报告交给：${banks.map(({ name, contact }) => `${name.zh}（${contact}）`).join("；")}。`,
    `只用于：${purpose.zh}。`,
    `报告里有：${names(sections)}。期间：${dataRange.from} 至 ${dataRange.to}。`,
    ...less.map((bank) => `其中给${bank.name.zh}的只有：${names(bank.sections)}。`),
    times === 1 ? "每家银行只取一次。" : `每家银行最多取 ${times} 次。`,
    `银行最多保存 ${dataLifeDays} 天，之后必须删除。授权到 ${lastDay} 为止。`,
    ...(onePhase.length === 0 ? [] : [`${onePhase.join("、")}收到即可打开；撤回之后只能要求它删除。`]),
    "随时可以暂停或撤回；不同意或撤回，不影响办理其他任何事项。",
  ].join("");
}

function inEnglish({
  business,
  banks,
  purpose,
  sections,
  dataRange,
  times,
  dataLifeDays,
  lastDay,
}: ToldConsent) {
  const names = (codes: readonly SectionCode[]) => codes.map((code) => SECTION_NAMES[code].en).join(", ");
  const onePhase = banks.filter(({ twoPhase }) => !twoPhase).map(({ name }) => name.en);
  const less = banks.filter((bank) => bank.sections.length < sections.length);
  return [
    `${business} agrees that its public credit report goes to: ${banks.map(({ name, contact }) => `${name.en} (${contact})`).join("; ")}.`,
    `For this alone: ${purpose.en}.`,
    `It holds: ${names(sections)}; from ${dataRange.from} to ${dataRange.to}.`,
    ...less.map((bank) => `${bank.name.en} gets only: ${names(bank.sections)}.`),
    times === 1 ? "Each bank takes it once." : `Each bank takes it ${times} times at most.`,
    `Banks keep it ${dataLifeDays} days at most and then delete it. The consent ends on ${lastDay}.`,
    ...(onePhase.length === 0
      ? []
      : [
          `${onePhase.join(", ")} can read it on arrival; after a revocation it can only be told to delete it.`,
        ]),
    "It can be paused or revoked at any time; refusing or revoking it costs nothing else.",
  ].join(" ");
}
