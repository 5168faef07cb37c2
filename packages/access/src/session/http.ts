import { mount } from "@olive/http";
import { Refusal } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { type AccessSite, areaName, roleName } from "../access-site.ts";
import { type Assignment, listAssignments } from "../account/account.ts";
import { recordLeaf } from "../audit/leaf.ts";
import { getSessionRoute, switchAssignmentRoute } from "../contracts/session.ts";
import { asActor } from "../scope/as-actor.ts";
import { beginSession, type Session, sessionCookie, signOut } from "./session.ts";

/** Who am I, and under which assignment do I work? */
export function serveSession(app: FastifyInstance, site: AccessSite): void {
  mount(app, getSessionRoute, async (_input, { actor }) => {
    const session = actor as Session;
    const assignments = (await listAssignments(site.db, session.account)).map((one) => inWords(site, one));
    const current = assignments.find(({ id }) => id === session.assignment);
    return {
      account: session.account,
      name: session.name,
      assignment: current ?? assignments[0]!,
      assignments,
      acts: [...session.acts],
      purposes: session.purposes.flatMap((code) => site.access.purposes.get(code) ?? []),
      secondFactor: session.secondFactor,
      county: { code: site.county.code, name: site.county.name },
      demo: site.mode === "demo",
    };
  });
  mount(app, switchAssignmentRoute, async ({ body }, { actor, request, reply }) => {
    const session = actor as Session;
    const wanted = (await listAssignments(site.db, session.account)).find(({ id }) => id === body.assignment);
    if (wanted === undefined) throw noSuchAssignment();
    const { county, account, name, secondFactor, role, area } = session;
    await asActor(site.db, session, (tx) =>
      recordLeaf(tx, {
        ...{ county, at: new Date(), account, accountName: name, assignment: session.assignment, role, area },
        ...{ act: switchAssignmentRoute.name, purpose: null, reason: null, subjects: [] },
        ...{ detail: { to: wanted.id }, traceId: request.id },
      }),
    );
    const token = await beginSession(site.db, { county, account, assignment: wanted.id, secondFactor });
    await signOut(site.db, request.headers.cookie);
    reply.header("set-cookie", sessionCookie(token, request.protocol === "https"));
    return { assignment: wanted.id };
  });
}

function inWords(site: AccessSite, { id, role, area, department }: Assignment) {
  return { id, role, area, department, roleName: roleName(site, role), areaName: areaName(site, area) };
}

function noSuchAssignment(): Refusal {
  return new Refusal({
    code: "no-assignment",
    status: 404,
    message: { zh: "您没有这项任职，或已到期", en: "You have no such assignment, or it is over" },
    remedy: { zh: "请重新打开页面，选择现有的任职", en: "Open the page again and choose one that you have" },
  });
}
