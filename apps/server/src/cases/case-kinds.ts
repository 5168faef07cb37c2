import { type CaseKind, factCorrectionKind } from "@olive/cases";
import { EMPLOYMENT_KINDS } from "@olive/employment";
import { BUSINESS_HELP_KINDS, materialKind, silentBankKind } from "@olive/finance";
import { RECOGNITION_KINDS } from "@olive/recognition";

/** Every life cycle of the house. A test finds those that a slice exports and nobody lists here. */
export const CASE_KINDS: readonly CaseKind[] = [
  factCorrectionKind,
  ...RECOGNITION_KINDS,
  ...EMPLOYMENT_KINDS,
  ...BUSINESS_HELP_KINDS,
  materialKind,
  silentBankKind,
];
