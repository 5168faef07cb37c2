import type { CountyAccess } from "../county/county-access.ts";
import { purposeNotYours } from "../extension/refusals.ts";
import type { Session } from "../session/session.ts";
import type { ScopedWork } from "./mount-scoped.ts";

/**
 * Takes down why somebody's record is read. Throws Refusal `purpose-not-yours` where neither the assignment nor, for
 * whoever acts without a session, the role gives it.
 */
export function checkPurpose(
  { roles }: CountyAccess,
  { actor, about }: Pick<ScopedWork, "actor" | "about">,
  purpose: string,
): void {
  const { purposes } = actor as Partial<Pick<Session, "purposes">>;
  const given = purposes ?? roles.get(actor.role)?.purposes ?? [];
  if (!given.includes(purpose)) throw purposeNotYours();
  about.purpose(purpose);
}
