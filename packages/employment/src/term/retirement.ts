import { addMonths, type DateNumber, monthOf, yearOf } from "@olive/kernel";
import type { RetirementRule } from "./support-kind.ts";

const MONTHS = 12;
const monthsOf = (day: DateNumber) => yearOf(day) * MONTHS + monthOf(day) - 1;

/**
 * The day on which somebody reaches the age of retirement: the old age, and one month more for every `monthsAStep`
 * months by which that old day lies after the rule's beginning, up to the new age (国务院关于渐进式延迟法定退休年龄的办法,
 * 2024-09-13, art. 1 and its tables). Born in January 1965, male: 60 years and a month.
 */
export function retirementDay(birth: DateNumber, sex: "male" | "female", rule: RetirementRule): DateNumber {
  const { years, untilYears, monthsAStep } = rule[sex];
  const old = addMonths(birth, years * MONTHS);
  const after = monthsOf(old) - monthsOf(rule.from);
  if (after < 0) return old;
  const delay = Math.min(Math.floor(after / monthsAStep) + 1, (untilYears - years) * MONTHS);
  return addMonths(birth, years * MONTHS + delay);
}
