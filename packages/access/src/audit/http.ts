import type { Actor } from "@olive/http";
import { isRefusal, levelOf, parsePlaceCode, Refusal, type Wording } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { type AccessSite, areaName } from "../access-site.ts";
import { getAuditStateRoute, listLeavesRoute, verifyAuditRoute } from "../contracts/audit.ts";
import { mountScoped } from "../scope/mount-scoped.ts";
import { LATE_MINUTES, makeSealer, minutesUnsealed } from "./audit-job.ts";
import { readAuditState } from "./audit-state.ts";
import { findingWords } from "./finding-words.ts";
import { listLeaves } from "./list-leaves.ts";
import type { Reading } from "./list-readings.ts";
import { secondPlaceOf } from "./second-place.ts";
import { verifyAudit } from "./verify-audit.ts";

/** Leaves a page. */
const PAGE = 50;

/** What an act is called: the summary of its route. Jobs go by their own name. */
export type NameAct = (act: string) => Wording;

/** The auditor's routes. They read what no scope may read, so that they ask for the whole county's area. */
export function serveAudit(app: FastifyInstance, site: AccessSite & { readonly home: string }): void {
  const nameAct = nameActsOf(app);
  const seal = makeSealer(site);
  mountScoped(app, site, listLeavesRoute, async ({ actor, about }, { query }) => {
    refusePartOfCounty(actor);
    about.detail({ act: query.act ?? null, on: query.on ?? null });
    const found = await listLeaves(site.db, site.county.code, query, PAGE + 1);
    const leaves = found.slice(0, PAGE).map((leaf) => ({
      ...inWords(site, leaf, nameAct),
      ...{ id: leaf.id, area: leaf.area, act: leaf.act, position: leaf.position, traceId: leaf.traceId },
      areaName: leaf.area === null ? null : areaName(site, leaf.area),
      subjects: [...leaf.subjects],
    }));
    return { leaves, next: found.length > PAGE ? (leaves.at(-1)?.id ?? null) : null };
  });
  mountScoped(app, site, getAuditStateRoute, async ({ actor }) => {
    refusePartOfCounty(actor);
    const { sealedAt, sealed, unsealed } = await readAuditState(site.db, site.county.code);
    const minutes = await minutesUnsealed(site.db, site.county.code);
    const late = minutes > LATE_MINUTES;
    const state = {
      sealedAt: sealedAt?.toISOString() ?? null,
      sealed,
      unsealed,
      minutesUnsealed: minutes,
      late,
    };
    return { ...state, acts: namedActs(app) };
  });
  mountScoped(app, site, verifyAuditRoute, async ({ actor, about }) => {
    refusePartOfCounty(actor);
    const begun = performance.now();
    // Whatever keeps leaves from being sealed is for the verification to name.
    await seal().catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
    });
    const { finding, ...verdict } = await verifyAudit(
      site.db,
      site.county.code,
      secondPlaceOf(site.home, site.county.code),
    );
    about.detail({ leaves: verdict.leaves, fault: finding?.fault ?? null });
    return {
      ...verdict,
      seconds: Math.round((performance.now() - begun) / 100) / 10,
      finding: finding === undefined ? null : { ...finding, words: findingWords(finding) },
    };
  });
}

/** A leaf or reading as people read it. */
export function inWords({ access }: Pick<AccessSite, "access">, reading: Reading, nameAct: NameAct) {
  const { at, by, role, act, purpose, reason } = reading;
  return {
    at: at.toISOString(),
    by,
    roleName: role === null ? null : (access.roles.get(role)?.name ?? { zh: role, en: role }),
    actName: nameAct(act),
    purposeName: purpose === null ? null : (access.purposes.get(purpose)?.name ?? null),
    reason,
  };
}

/** Names of acts, from the contracts that are mounted by the time that somebody asks. */
export function nameActsOf(app: FastifyInstance): NameAct {
  return (act) =>
    app.contracts.find(({ name }) => name === act)?.summary ?? OTHER_ACTS[act] ?? { zh: act, en: act };
}

/** Every act that leaves a leaf, for the filter. */
function namedActs(app: FastifyInstance): { act: string; name: Wording }[] {
  const routes = app.contracts
    .filter(({ access }) => access !== "public")
    .map(({ name, summary }) => ({ act: name, name: summary }));
  return [...routes, ...Object.entries(OTHER_ACTS).map(([act, name]) => ({ act, name }))];
}

/** Acts that are no routes: what happens on the sign-in pages. */
const OTHER_ACTS: Readonly<Record<string, Wording>> = {
  signIn: { zh: "登录", en: "Sign in" },
  acceptRestore: { zh: "确认从备份恢复", en: "Restore from a backup accepted" },
  signOut: { zh: "退出", en: "Sign out" },
  refuseSignIn: { zh: "登录被拒", en: "Sign-in refused" },
  showSecondFactor: { zh: "验证动态口令", en: "Second factor shown" },
  refuseSecondFactor: { zh: "动态口令被拒", en: "Second factor refused" },
  acceptInvitation: { zh: "启用账号", en: "Account taken into use" },
  bindIdentity: { zh: "绑定统一身份", en: "Identity bound" },
  inviteFirstAdministrator: { zh: "发放安全管理员链接", en: "Link for a security administrator" },
};

function refusePartOfCounty(actor: Actor): void {
  const area = parsePlaceCode(actor.area);
  if (area !== undefined && levelOf(area) === "county") return;
  throw new Refusal({
    code: "whole-county-only",
    status: 403,
    message: {
      zh: "审计记录只供管辖全县（市、区）的审计员查看",
      en: "The audit is for auditors of the whole county",
    },
    remedy: { zh: "请由县（市、区）级审计员查看", en: "Ask an auditor of the county" },
  });
}
