import type { CountyAccess, ScopedWork, Session } from "@olive/access";
import { purposeNotYours } from "../refusals.ts";

/**
 * Takes down why people are read. Throws Refusal `purpose-not-yours` where neither the assignment nor, for whoever acts
 * without a session, the role gives it.
 */
export function checkPurpose({ roles }: CountyAccess, { actor, about }: ScopedWork, purpose: string): void {
  const { purposes } = actor as Partial<Pick<Session, "purposes">>;
  const given = purposes ?? roles.get(actor.role)?.purposes ?? [];
  if (!given.includes(purpose)) throw purposeNotYours();
  about.purpose(purpose);
}
