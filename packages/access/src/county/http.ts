import { mount } from "@olive/http";
import type { FastifyInstance } from "fastify";
import { ACT_NAMES } from "../act-names.ts";
import { listRolesRoute } from "../contracts/role.ts";
import type { CountyAccess, Role } from "./county-access.ts";

/** The county's roles and purposes, in words. */
export function serveRoles(app: FastifyInstance, { access }: { readonly access: CountyAccess }): void {
  mount(app, listRolesRoute, async () => ({
    roles: [...access.roles.values()].map((role) => inWords(access, role)),
    purposes: [...access.purposes.values()],
  }));
}

function inWords({ incompatible }: CountyAccess, { code, name, acts, purposes }: Role) {
  return {
    ...{ code, name, purposes: [...purposes] },
    acts: acts.map((act) => ({ code: act, name: ACT_NAMES[act] })),
    secondFactor: acts.includes("person.readSensitive"),
    incompatible: incompatible
      .filter((pair) => pair.includes(code))
      .map(([one, other]) => (one === code ? other : one)),
  };
}
