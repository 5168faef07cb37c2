export { ACTS, type Act } from "./act.ts";
export { createDemoCodes, DEMO_CODE_MINUTES, type DemoCode } from "./create-demo-codes.ts";
export { isLoopback, refuseRemote } from "./loopback.ts";
export { type DemoRole, demoRoleSchema } from "./role.ts";
export type { About } from "./scope/about.ts";
export { asActor } from "./scope/as-actor.ts";
export { enterScope, type Guest } from "./scope/enter-scope.ts";
export { mountScoped, type ScopedHandler, type ScopedWork } from "./scope/mount-scoped.ts";
export { isInArea, may } from "./scope/reach.ts";
export {
  endedSessionCookie,
  findSession,
  SESSION_COOKIE,
  type Session,
  sessionCookie,
  signOut,
} from "./session.ts";
export { SESSION_HOURS, signInWithCode } from "./sign-in.ts";
