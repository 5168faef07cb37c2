import { type DateNumber, Refusal, type ResidentId, residentIdOf } from "@olive/kernel";
import type { Sex } from "./records.ts";

/** Sequences from here on are the personas': their numbers are fixed, and nobody generated may have one. */
export const FIRST_PERSONA_SEQUENCE = 900;

/**
 * Hands out resident IDs on one area code, each once. GB 11643 has 999 sequence numbers for a birth date, odd for
 * men and even for women; 000 is left out.
 */
export function createIdAllocator(area: string): (birth: DateNumber, sex: Sex) => ResidentId {
  const used = new Map<number, number>();
  return (birth, sex) => {
    const key = birth * 2 + (sex === "male" ? 1 : 0);
    const turn = used.get(key) ?? 0;
    const sequence = turn * 2 + (sex === "male" ? 1 : 2);
    if (sequence >= FIRST_PERSONA_SEQUENCE) throw tooManyBorn(birth);
    used.set(key, turn + 1);
    return residentIdOf(`${area}${birth}${String(sequence).padStart(3, "0")}`);
  };
}

function tooManyBorn(birth: DateNumber): Refusal {
  return new Refusal({
    code: "demo-ids-exhausted",
    message: {
      zh: `出生日期 ${birth} 的顺序码已用完`,
      en: `No sequence numbers are left for people born on ${birth}`,
    },
    remedy: { zh: "请减少 --people 的人数", en: "Ask for fewer people with --people" },
  });
}
