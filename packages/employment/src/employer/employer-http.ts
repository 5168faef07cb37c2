import { mountScoped, openAccount } from "@olive/access";
import type { FastifyInstance } from "fastify";
import {
  getEmployerRoute,
  inviteEmployerRoute,
  keepEmployerRoute,
  listEmployersRoute,
} from "../contracts/employer.ts";
import { dayOf } from "../vacancy/days.ts";
import type { VacancySite } from "../vacancy/vacancy-site.ts";
import { digestAccount } from "./bank-digest.ts";
import { loadEmployer } from "./employer.ts";
import { keepEmployer } from "./keep-employer.ts";
import { listEmployers, showEmployer } from "./list-employers.ts";

/** Code of the role that a person of an employer gets; a county's `roles.yaml` says what it may do. */
export const EMPLOYER_ROLE = "employer";

/** Employers, as officials keep them. */
export function serveEmployers(app: FastifyInstance, site: VacancySite): void {
  mountScoped(app, site, listEmployersRoute, ({ tx }, { query }) =>
    listEmployers(tx, site, query, dayOf(new Date())),
  );
  mountScoped(app, site, getEmployerRoute, ({ tx }, { params }) =>
    showEmployer(tx, site, params.code, dayOf(new Date())),
  );
  mountScoped(app, site, keepEmployerRoute, async ({ tx, about }, { params, body }) => {
    const { bankAccount, ...change } = body;
    const bankDigest = bankAccount ? await digestAccount(site.home, bankAccount) : bankAccount;
    await keepEmployer(tx, site.db, site, { ...change, bankDigest, creditCode: params.code });
    about.subject("business", params.code);
    return showEmployer(tx, site, params.code, dayOf(new Date()));
  });
  mountScoped(app, site, inviteEmployerRoute, async ({ tx, actor, about }, { params, body }) => {
    const employer = await loadEmployer(tx, actor.county, params.code);
    const assignment = {
      role: EMPLOYER_ROLE,
      area: employer.place,
      department: null,
      purposes: [],
      untilOn: null,
    };
    const { account, token } = await openAccount(tx, actor, site, { ...body, ...assignment });
    await tx.query(
      "insert into employment.employer_account (county, account, credit_code, linked_by) values ($1, $2, $3, $4)",
      [...[actor.county, account, params.code, actor.account]],
    );
    about.subject("business", params.code);
    about.subject("account", String(account));
    return { account, link: `${site.origin}/sign-in/invitation/${token}` };
  });
}
