import type { CountyAccess, ScopedWork } from "@olive/access";
import { purposeNotYours } from "../refusals.ts";

/** Takes down why people are read. Throws Refusal `purpose-not-yours` where the role isn't given it. */
export function checkPurpose({ roles }: CountyAccess, { actor, about }: ScopedWork, purpose: string): void {
  if (roles.get(actor.role)?.purposes.includes(purpose) !== true) throw purposeNotYours();
  about.purpose(purpose);
}
