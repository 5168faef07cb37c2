import {
  checkCreditCode,
  checkDisabilityCard,
  checkResidentId,
  type DateNumber,
  normaliseIdentifier,
} from "@olive/kernel";
import { type CellCleaner, type Cleaned, faultOf } from "./cleaned.ts";

const DAMAGED = faultOf("id-damaged");
const INVALID = faultOf("id-invalid");
const CARD_INVALID = faultOf("card-invalid");
const CREDIT_CODE_INVALID = faultOf("credit-code-invalid");

/** ID numbers (GB 11643); birth dates after `notAfter`, the day of reading, are wrong. */
export function residentIdCleaner(notAfter: DateNumber): CellCleaner {
  let last = "";
  let cleaned: Cleaned = INVALID;
  return (text) => {
    // A person's rows mostly stand together.
    if (text === last) return cleaned;
    const check = checkResidentId(normaliseIdentifier(text), notAfter);
    last = text;
    if (check.ok) cleaned = check.id;
    else cleaned = check.reason === "damaged" ? DAMAGED : INVALID;
    return cleaned;
  };
}

/** Disability cards: ID number, category 1-7, grade 1-4. */
export function disabilityCardCleaner(notAfter: DateNumber): CellCleaner {
  return (text) => {
    const check = checkDisabilityCard(normaliseIdentifier(text), notAfter);
    if (check.ok) return check.card.number;
    if (check.reason === "card") return CARD_INVALID;
    return check.reason === "damaged" ? DAMAGED : INVALID;
  };
}

/** Unified social credit codes (GB 32100). */
export const cleanCreditCode: CellCleaner = (text) => {
  const check = checkCreditCode(normaliseIdentifier(text));
  return check.ok ? check.code : CREDIT_CODE_INVALID;
};
