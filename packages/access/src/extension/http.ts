import type { FastifyInstance } from "fastify";
import type { AccessSite } from "../access-site.ts";
import { extendAccessRoute, listExtensionsRoute, seeExtensionRoute } from "../contracts/extension.ts";
import { createAttemptLimit } from "../credential/attempt-limit.ts";
import { mountScoped } from "../scope/mount-scoped.ts";
import { EXTENSIONS_A_DAY, extendAccess, type PersonElsewhere, seeExtension } from "./extend-access.ts";
import { countToSee, listExtensions } from "./list-extensions.ts";
import { noSuchExtension, personNotFound, tooManyExtensions } from "./refusals.ts";

/** Finds anybody of the county by the full ID number, outside every scope: its one use is here. */
export type FindElsewhere = (residentId: string) => Promise<PersonElsewhere | undefined>;

/** Numbers tried a day, right and wrong ones: who has one at hand needs no guesses. */
const TRIES_A_DAY = 2 * EXTENSIONS_A_DAY;
const MS_A_DAY = 24 * 3600_000;

/** Reading one person outside the area: asked for with a reason, told to a supervisor. */
export function serveExtensions(app: FastifyInstance, site: AccessSite, find: FindElsewhere): void {
  const tries = createAttemptLimit(TRIES_A_DAY, MS_A_DAY);
  mountScoped(app, site, extendAccessRoute, async ({ tx, actor, about }, { body }) => {
    if (!tries.take(String(actor.account), new Date())) throw tooManyExtensions(EXTENSIONS_A_DAY);
    const { purpose, reason } = body;
    const person = await find(body.residentId.toUpperCase());
    if (person === undefined) throw personNotFound();
    about.person(person.reference);
    about.purpose(purpose);
    about.reason(reason);
    const id = await extendAccess(tx, actor, site.access, { person, purpose, reason });
    about.detail({ extension: id });
    return (await listExtensions(tx, actor, id))[0]!;
  });
  mountScoped(app, site, listExtensionsRoute, async ({ tx, actor }) => ({
    extensions: await listExtensions(tx, actor),
    toSee: await countToSee(tx, actor),
  }));
  mountScoped(app, site, seeExtensionRoute, async ({ tx, actor, about }, { params }) => {
    about.detail({ extension: params.id });
    if (!(await seeExtension(tx, actor, params.id))) throw noSuchExtension();
    return { done: true as const };
  });
}
