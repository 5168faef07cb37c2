export { createDemoCodes, DEMO_CODE_MINUTES, type DemoCode } from "./create-demo-codes.ts";
export { isLoopback, refuseRemote } from "./loopback.ts";
export { type DemoRole, demoRoleSchema } from "./role.ts";
export {
  endedSessionCookie,
  findSession,
  SESSION_COOKIE,
  type Session,
  sessionCookie,
  signOut,
} from "./session.ts";
export { SESSION_HOURS, signInWithCode } from "./sign-in.ts";
export { ACTS, type Act } from "./act.ts";
export type { About } from "./scope/about.ts";
export { asActor } from "./scope/as-actor.ts";
export { enterScope, type Guest } from "./scope/enter-scope.ts";
export { mountScoped, type ScopedHandler, type ScopedWork } from "./scope/mount-scoped.ts";
