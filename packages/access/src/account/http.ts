import type { FastifyInstance } from "fastify";
import type { AccessSite } from "../access-site.ts";
import { endAssignment } from "../assignment/end-assignment.ts";
import { makeAssignment } from "../assignment/make-assignment.ts";
import {
  endAccountRoute,
  endAssignmentRoute,
  inviteAgainRoute,
  listAccountsRoute,
  makeAssignmentRoute,
  openAccountRoute,
  resetSecondFactorRoute,
  unlockAccountRoute,
} from "../contracts/account.ts";
import type { About } from "../scope/about.ts";
import { mountScoped } from "../scope/mount-scoped.ts";
import { requireSecondFactor } from "../second-factor/refusals.ts";
import { endAccount } from "./commands/end-account.ts";
import { inviteAgain } from "./commands/invite-again.ts";
import { openAccount } from "./commands/open-account.ts";
import { resetSecondFactor, unlockAccount } from "./commands/unlock-account.ts";
import { listAccounts } from "./queries/list-accounts.ts";

const done = { done: true as const };

/**
 * What a security administrator does for the accounts of an area. Every change takes a second factor: whoever gives
 * roles could give themselves a way to everything.
 */
export function serveAccounts(app: FastifyInstance, site: AccessSite): void {
  const linkOf = (token: string) => `${site.origin}/sign-in/invitation/${token}`;
  mountScoped(app, site, listAccountsRoute, async ({ tx, actor }, { query }) => ({
    accounts: await listAccounts(tx, actor, site, query),
  }));
  mountScoped(app, site, openAccountRoute, async ({ tx, actor, about }, { body }) => {
    requireSecondFactor(actor);
    const { account, token } = await openAccount(tx, actor, site, body);
    touch(about, account, { role: body.role, area: body.area });
    return { account, link: linkOf(token) };
  });
  mountScoped(app, site, inviteAgainRoute, async ({ tx, actor, about }, { params: { account } }) => {
    requireSecondFactor(actor);
    touch(about, account);
    return { account, link: linkOf(await inviteAgain(tx, actor, account)) };
  });
  mountScoped(app, site, unlockAccountRoute, async ({ tx, actor, about }, { params: { account } }) => {
    requireSecondFactor(actor);
    touch(about, account);
    await unlockAccount(tx, actor, account);
    return done;
  });
  mountScoped(app, site, resetSecondFactorRoute, async ({ tx, actor, about }, { params, body }) => {
    requireSecondFactor(actor);
    touch(about, params.account);
    about.reason(body.reason);
    await resetSecondFactor(tx, actor, params.account);
    return done;
  });
  mountScoped(app, site, endAccountRoute, async ({ tx, actor, about }, { params, body }) => {
    requireSecondFactor(actor);
    touch(about, params.account);
    about.reason(body.reason);
    await endAccount(tx, actor, site.access, { ...params, ...body });
    return done;
  });
  serveAssignments(app, site);
}

function serveAssignments(app: FastifyInstance, site: AccessSite): void {
  mountScoped(app, site, makeAssignmentRoute, async ({ tx, actor, about }, { params, body }) => {
    requireSecondFactor(actor);
    touch(about, params.account, { role: body.role, area: body.area });
    return { assignment: await makeAssignment(tx, actor, site, { ...params, ...body }) };
  });
  mountScoped(app, site, endAssignmentRoute, async ({ tx, actor, about }, { params, body }) => {
    requireSecondFactor(actor);
    const { account } = await endAssignment(tx, actor, site.access, { ...params, ...body });
    touch(about, account, { assignment: params.assignment });
    about.reason(body.reason);
    return done;
  });
}

function touch(about: About, account: number, detail: Readonly<Record<string, string | number>> = {}): void {
  about.subject("account", String(account));
  about.detail(detail);
}
