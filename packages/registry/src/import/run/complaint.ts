import type { Language } from "@olive/http";
import type { Refusal } from "@olive/kernel";
import type { StoredComplaint } from "./store.ts";

/** A refusal as it is kept: both languages, for whoever looks later. */
export function complaintOf(refusal: Refusal | undefined): StoredComplaint | null {
  if (refusal === undefined) return null;
  return { code: refusal.code, message: refusal.wording, remedy: refusal.remedy };
}

export function sayComplaint(complaint: StoredComplaint | null, language: Language) {
  if (complaint === null) return null;
  const { code, message, remedy } = complaint;
  return { code, message: message[language], remedy: remedy[language] };
}
