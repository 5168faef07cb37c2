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
