export type { AccessSite } from "./access-site.ts";
export {
  type Account,
  type Assignment,
  type Colleague,
  EMBEDDED_ISSUER,
  findAccount,
  listAssignments,
  listColleagues,
} from "./account/account.ts";
export { type NewAccount, openAccount } from "./account/commands/open-account.ts";
export { ensureDemoAccounts } from "./account/demo-accounts.ts";
export { ACTS, type Act } from "./act.ts";
export { acceptRestore } from "./audit/accept-restore.ts";
export {
  type AuditPlace,
  auditJob,
  isSealingLate,
  LATE_MINUTES,
  minutesUnsealed,
  refuseLateSealing,
} from "./audit/audit-job.ts";
export { findingWords } from "./audit/finding-words.ts";
export { inWords, nameActsOf, serveAudit } from "./audit/http.ts";
export { type Leaf, recordLeaf } from "./audit/leaf.ts";
export { listReadings } from "./audit/list-readings.ts";
export { sealLeaves } from "./audit/seal-leaves.ts";
export { listSeals, type SecondPlace, secondPlaceOf } from "./audit/second-place.ts";
export { signerOf } from "./audit/signer.ts";
export { type AuditVerdict, verifyAudit } from "./audit/verify-audit.ts";
export {
  type CountyAccess,
  type DemoAccount,
  type Purpose,
  type Role,
  readCountyAccess,
} from "./county/county-access.ts";
export { type AttemptLimit, createAttemptLimit } from "./credential/attempt-limit.ts";
export { checkPassword } from "./credential/check-password.ts";
export { EXTENSION_HOURS, type PersonElsewhere } from "./extension/extend-access.ts";
export {
  FIRST_LOGIN,
  type FirstAdministrator,
  hasAdministrator,
  inviteFirstAdministrator,
} from "./invitation/first-administrator.ts";
export {
  acceptInvitation,
  bindIdentity,
  INVITATION_HOURS,
  type Invited,
  openInvitation,
} from "./invitation/invitation.ts";
export { openHouseKey } from "./key/house-key.ts";
export { type SealedFor, seal, unseal } from "./key/seal.ts";
export { isLoopback, refuseRemote } from "./loopback.ts";
export { askInside } from "./oidc/ask-inside.ts";
export { createEmbeddedProvider, EMBEDDED_PATH, type EmbeddedProvider } from "./oidc/embedded-provider.ts";
export {
  createRelyingParty,
  type ProviderSettings,
  type RelyingParty,
  type SignInState,
} from "./oidc/relying-party.ts";
export type { About } from "./scope/about.ts";
export { asActor } from "./scope/as-actor.ts";
export { checkPurpose } from "./scope/check-purpose.ts";
export { enterScope, type Guest } from "./scope/enter-scope.ts";
export { mountScoped, type ScopedHandler, type ScopedWork } from "./scope/mount-scoped.ts";
export { isInArea, may } from "./scope/reach.ts";
export { refuseOwn } from "./scope/refuse-own.ts";
export {
  type FactorOwner,
  type FactorState,
  openSecondFactor,
  showSecondFactor,
} from "./second-factor/second-factor.ts";
export { addressOf, codeAt, unusedCode } from "./second-factor/totp.ts";
export { serveAccess } from "./serve-access.ts";
export { closeSession, openSession, type SignedInAs } from "./session/open-session.ts";
export {
  beginSession,
  endedSessionCookie,
  findSession,
  type NewSession,
  SESSION_COOKIE,
  type Session,
  sessionCookie,
  signOut,
} from "./session/session.ts";
