import { type Database, type Queryable, transaction } from "@olive/db";
import { Refusal } from "@olive/kernel";
import { type Assignment, findAccount, listAssignments } from "../account/account.ts";
import { type Leaf, recordLeaf } from "../audit/leaf.ts";
import { beginSession, type Session } from "./session.ts";

export interface SignedInAs {
  readonly county: string;
  readonly issuer: string;
  readonly subject: string;
  /** Whether the provider says that more than one factor was shown. */
  readonly secondFactor: boolean;
  readonly traceId: string;
}

/**
 * Begins a session of the account behind an identity, under its oldest assignment. @returns the token for the cookie.
 * Refuses an identity without an account (`no-account`) and an account without an assignment today (`no-assignment`).
 */
export async function openSession(db: Database, as: SignedInAs): Promise<string> {
  const { county, issuer, subject, secondFactor, traceId } = as;
  return transaction(db, async (tx) => {
    const account = await findAccount(tx, county, issuer, subject);
    if (account === undefined) throw noAccount();
    const [first] = await listAssignments(tx, account.id);
    if (first === undefined) throw noAssignment();
    await recordLeaf(tx, {
      ...{ county, at: new Date(), account: account.id, accountName: account.name, traceId },
      ...worksAs(first),
      ...{ act: "signIn", purpose: null, reason: null, subjects: [], detail: { secondFactor } },
    });
    return beginSession(tx, { county, account: account.id, assignment: first.id, secondFactor });
  });
}

/** Ends the session and says so in the audit. */
export async function closeSession(db: Database, session: Session, traceId: string): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.query("update access.session set ended_at = now() where id = $1 and ended_at is null", [
      session.session,
    ]);
    await recordLeaf(tx, leafOfSession(session, "signOut", traceId));
  });
}

/** What somebody did about their own session. */
export function leafOfSession(session: Session, act: string, traceId: string): Leaf {
  const { county, account, name, assignment, role, area } = session;
  const who = { county, at: new Date(), account, accountName: name, assignment, role, area };
  return { ...who, act, purpose: null, reason: null, subjects: [], detail: {}, traceId };
}

/** Something that happened to an account before anybody was signed in to it. */
export async function recordAccountLeaf(
  tx: Queryable,
  { county, account, act, detail = {} }: AccountEvent,
): Promise<void> {
  const nobody = { account: null, accountName: null, assignment: null, role: null, area: null };
  await recordLeaf(tx, {
    ...{ county, at: new Date(), ...nobody, act, purpose: null, reason: null },
    ...{ subjects: [`account:${account}`], detail, traceId: null },
  });
}

interface AccountEvent {
  readonly county: string;
  readonly account: number;
  readonly act: string;
  readonly detail?: Leaf["detail"];
}

function worksAs({ id, role, area }: Assignment) {
  return { assignment: id, role, area };
}

function noAccount(): Refusal {
  return new Refusal({
    code: "no-account",
    status: 403,
    message: { zh: "您的身份在本县（市、区）没有账号", en: "There is no account of yours in this county" },
    remedy: { zh: "请联系本单位的安全管理员开通", en: "Ask your security administrator to open one" },
  });
}

function noAssignment(): Refusal {
  return new Refusal({
    code: "no-assignment",
    status: 403,
    message: { zh: "您的账号目前没有任职", en: "Your account has no assignment at present" },
    remedy: { zh: "请联系安全管理员核对任职", en: "Ask your security administrator about your assignments" },
  });
}
