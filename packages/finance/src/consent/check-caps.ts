import { addMonths, parseIsoDate, toDateNumber } from "@olive/kernel";
import type { SectionCode } from "../protocol/report-sections.ts";
import type { ConsentPurpose } from "./consent-settings.ts";
import { overCap, rangeWrong } from "./refusals.ts";

const DAY = 86_400_000;

export interface AskedConsent {
  readonly banks: readonly { readonly sections: readonly SectionCode[] }[];
  readonly sections: readonly SectionCode[];
  /** 1: once. */
  readonly times: number;
  /** ISO days, both included. */
  readonly dataRange: { readonly from: string; readonly to: string };
  readonly dataLifeDays: number;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
}

/**
 * Refuses what goes beyond the purpose's caps, by the attribute's name (`consent-over-cap`, 412), and a range that is
 * none (`consent-range-wrong`). What is at the cap passes.
 */
export function checkCaps({ sections, caps }: ConsentPurpose, asked: AskedConsent): void {
  if (asked.banks.length > caps.banks) throw overCap("banks", caps.banks, asked.banks.length);
  const all = new Set([...asked.sections, ...asked.banks.flatMap((bank) => bank.sections)]);
  const beyond = [...all].filter((section) => !sections.includes(section));
  if (beyond.length > 0) throw overCap("sections", sections.join(" "), beyond.join(" "));
  if (asked.times > caps.times) throw overCap(caps.times === 1 ? "mode" : "times", caps.times, asked.times);
  checkRange(asked, caps.dataMonths);
  if (asked.dataLifeDays > caps.dataLifeDays) {
    throw overCap("dataLife", caps.dataLifeDays, asked.dataLifeDays);
  }
  const last = new Date(asked.grantedAt.getTime() + caps.expiryDays * DAY);
  if (asked.expiresAt > last) throw overCap("expiry", last.toISOString(), asked.expiresAt.toISOString());
  if (asked.expiresAt <= asked.grantedAt) throw rangeWrong();
}

function checkRange({ dataRange }: AskedConsent, months: number): void {
  const [from, to] = [parseIsoDate(dataRange.from), parseIsoDate(dataRange.to)];
  if (from === undefined || to === undefined || from > to) throw rangeWrong();
  const first = addMonths(toDateNumber(to), -months);
  if (toDateNumber(from) < first) throw overCap("dataRange", `${months} months`, `${from} … ${to}`);
}
