import type { DateNumber } from "./calendar-date.ts";
import {
  checkResidentId,
  isScientificNotation,
  type ResidentId,
  type ResidentIdFault,
} from "./resident-id.ts";

/** Categories of a disability card in the order of their digit, 1 to 7 (GB/T 26341). */
export const DISABILITY_CATEGORIES = [
  "visual",
  "hearing",
  "speech",
  "physical",
  "intellectual",
  "mental",
  "multiple",
] as const;

export type DisabilityCategory = (typeof DISABILITY_CATEGORIES)[number];

export interface DisabilityCard {
  /** The number as issued: 20 characters, and B1, B2 … on a card issued again. */
  readonly number: string;
  readonly holder: ResidentId;
  readonly category: DisabilityCategory;
  /** 1 (most severe) to 4. */
  readonly grade: number;
}

/** `card`: the ID part holds, but length, category or grade is wrong. */
export type DisabilityCardCheck =
  | { readonly ok: true; readonly card: DisabilityCard }
  | { readonly ok: false; readonly reason: ResidentIdFault | "card" };

const CARD_LENGTH = 20;

/** Checks a card number that `normaliseIdentifier` has been over: ID number, category 1-7, grade 1-4. */
export function checkDisabilityCard(text: string, notAfter: DateNumber): DisabilityCardCheck {
  if (isScientificNotation(text)) return { ok: false, reason: "damaged" };
  const holder = checkResidentId(text.slice(0, 18), notAfter);
  if (!holder.ok) return holder;
  const category = DISABILITY_CATEGORIES[text.charCodeAt(18) - 49];
  const grade = text.charCodeAt(19) - 48;
  const suffix = text.slice(CARD_LENGTH);
  if (category === undefined || !(grade >= 1 && grade <= 4) || !/^(B\d{1,2})?$/.test(suffix)) {
    return { ok: false, reason: "card" };
  }
  return { ok: true, card: { number: text, holder: holder.id, category, grade } };
}
