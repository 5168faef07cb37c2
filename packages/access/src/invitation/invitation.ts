import { type Database, type Queryable, transaction } from "@olive/db";
import { Refusal } from "@olive/kernel";
import { hashPassword, refuseWeakPassword } from "../credential/password.ts";
import { drawToken, hashToken } from "../secret.ts";
import { recordAccountLeaf } from "../session/open-session.ts";

/** Long enough to reach somebody who is out in the villages; not so long that it lies about. */
export const INVITATION_HOURS = 48;
const TOKEN = /^[\w-]{43}$/;

/** Accounts that wait for whoever opens their link, where another provider signs people in. */
export const INVITED_ISSUER = "invited";

export interface NewInvitation {
  readonly county: string;
  readonly account: number;
  /** Null for the first administrator, whom nobody invites. */
  readonly madeBy: number | null;
}

/** A one-time link for an account; former ones no longer work. @returns the token, to be handed over once. */
export async function createInvitation(tx: Queryable, invitation: NewInvitation, now: Date): Promise<string> {
  const { county, account, madeBy } = invitation;
  const token = drawToken();
  await tx.query("update access.invitation set used_at = $2 where account = $1 and used_at is null", [
    account,
    now,
  ]);
  await tx.query(
    `insert into access.invitation (token_hash, county, account, made_by, expires_at)
     values ($1, $2, $3, $4, $5::timestamptz + make_interval(hours => $6))`,
    [hashToken(token), county, account, madeBy, now, INVITATION_HOURS],
  );
  return token;
}

/** Whom a link is for. */
export interface Invited {
  readonly account: number;
  readonly county: string;
  readonly name: string;
  /** Null where another provider signs in. */
  readonly login: string | null;
}

/** Refuses (`invitation-over`) a link that was used, replaced or is too old. */
export async function openInvitation(db: Queryable, token: string, now: Date): Promise<Invited> {
  const [invited] = TOKEN.test(token)
    ? await db.query<Invited>(
        `select a.id as account, a.county, a.name, c.login from access.invitation i
         join access.account a on a.id = i.account and a.ended_at is null
         left join access.credential c on c.account = a.id
         where i.token_hash = $1 and i.used_at is null and i.expires_at > $2`,
        [hashToken(token), now],
      )
    : [];
  if (invited === undefined) throw invitationOver();
  return invited;
}

/** Sets the password that the invited person chose, at our own provider. Every session of the account ends. */
export async function acceptInvitation(
  db: Database,
  token: string,
  password: string,
  now: Date,
): Promise<Invited> {
  const invited = await openInvitation(db, token, now);
  if (invited.login === null) throw invitationOver();
  refuseWeakPassword(password, invited.login);
  const { salt, hash } = await hashPassword(password);
  await transaction(db, async (tx) => {
    await useUp(tx, token, now);
    await tx.query(
      `update access.credential set salt = $2, hash = $3, set_at = $4, failures = 0, failed_at = null,
         locked_until = null where account = $1`,
      [invited.account, salt, hash, now],
    );
    await tx.query("update access.session set ended_at = $2 where account = $1 and ended_at is null", [
      invited.account,
      now,
    ]);
    await recordAccountLeaf(tx, { ...invited, act: "acceptInvitation" });
  });
  return invited;
}

/** Binds the identity that somebody showed at the county's provider to the account of their link. */
export async function bindIdentity(
  db: Database,
  token: string,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  now: Date,
): Promise<void> {
  const invited = await openInvitation(db, token, now);
  await transaction(db, async (tx) => {
    await useUp(tx, token, now);
    const [taken] = await tx.query(
      "select from access.account where county = $1 and issuer = $2 and subject = $3",
      [invited.county, issuer, subject],
    );
    if (taken !== undefined) throw identityTaken();
    await tx.query("update access.account set issuer = $2, subject = $3 where id = $1 and issuer = $4", [
      ...[invited.account, issuer, subject, INVITED_ISSUER],
    ]);
    await recordAccountLeaf(tx, { ...invited, act: "bindIdentity" });
  });
}

/** Two that open one link at the same moment: the second finds it used. */
async function useUp(tx: Queryable, token: string, now: Date): Promise<void> {
  const used = await tx.query(
    "update access.invitation set used_at = $2 where token_hash = $1 and used_at is null returning account",
    [hashToken(token), now],
  );
  if (used.length === 0) throw invitationOver();
}

function identityTaken(): Refusal {
  return new Refusal({
    code: "identity-taken",
    status: 409,
    message: { zh: "您的身份已有另一个账号", en: "Your identity has another account already" },
    remedy: {
      zh: "请用原账号登录；需要新的任职请联系安全管理员",
      en: "Sign in with that one; ask your security administrator for another assignment",
    },
  });
}

function invitationOver(): Refusal {
  return new Refusal({
    code: "invitation-over",
    status: 404,
    message: {
      zh: "这个链接已用过、已被新链接顶替或已过期",
      en: "This link was used, replaced or is too old",
    },
    remedy: { zh: "请向安全管理员要一个新的链接", en: "Ask your security administrator for a new one" },
  });
}
