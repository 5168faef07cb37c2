import { mountScoped } from "@olive/access";
import { parseIsoDate } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { moveCases } from "../commands/move-cases.ts";
import { undoMove } from "../commands/undo-move.ts";
import { getTeamRoute, moveCasesRoute, undoMoveRoute } from "../contracts/team.ts";
import { getTeam } from "../queries/get-team.ts";
import { workerUnknown } from "../refusals.ts";
import { type CaseSite, showingOf } from "./case-site.ts";

/** Who works here, who is away, and whose cases move. */
export function serveTeam(app: FastifyInstance, site: CaseSite): void {
  const { office } = site;
  mountScoped(app, site, getTeamRoute, async (work) => {
    const team = await getTeam(work.tx, office, work.actor, showingOf(site, work, new Date()).today);
    return {
      members: team.members.map((one) => ({ ...one, areaName: site.nameOf(one.area) ?? one.area })),
      moves: team.moves.map(({ movedAt, ...move }) => ({ ...move, movedAt: movedAt.toISOString() })),
    };
  });
  mountScoped(app, site, moveCasesRoute, async (work, { body }) => {
    const now = new Date();
    const team = await getTeam(work.tx, office, work.actor, showingOf(site, work, now).today);
    const member = team.members.find(({ account }) => account === body.account);
    if (member === undefined) throw workerUnknown();
    const until = body.absent === null ? null : (parseIsoDate(body.absent.until ?? "") ?? null);
    const absent = body.absent === null ? null : { until };
    const { account, to, reason } = body;
    const move = { account, name: member.name, to, reason, absent, now };
    const moved = await moveCases(work.tx, office, work.actor, move);
    work.about.reason(reason);
    work.about.detail({ account, moved: moved.moved, left: moved.left });
    return moved;
  });
  mountScoped(app, site, undoMoveRoute, async (work, { params }) => {
    const undone = await undoMove(work.tx, work.actor, { id: params.id, now: new Date() });
    work.about.detail({ undone });
    return { undone };
  });
}
