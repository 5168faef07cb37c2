import type { CountyAccess, ScopedWork } from "@olive/access";
import { purposeRefused } from "../refusals.ts";

/** Takes down why somebody's record is read. Throws Refusal `purpose-not-yours` where the role isn't given it. */
export function checkPurpose({ roles }: CountyAccess, { actor, about }: ScopedWork, purpose: string): void {
  if (roles.get(actor.role)?.purposes.includes(purpose) !== true) throw purposeRefused();
  about.purpose(purpose);
}
