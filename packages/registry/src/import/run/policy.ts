import { may } from "@olive/access";
import type { Actor } from "@olive/http";
import { levelOf, parsePlaceCode } from "@olive/kernel";
import type { RegisterDefinition } from "../../register/definition.ts";
import { importForCounty } from "./refusals.ts";

/** Throws unless the actor works for the whole county and has a part in imports. */
export function refuseOthers(actor: Actor): void {
  const area = parsePlaceCode(actor.area);
  const countyWide = area !== undefined && levelOf(area) === "county";
  if (!countyWide || !(may(actor, "import.prepare") || may(actor, "import.confirm"))) throw importForCounty();
}

/** A department imports its own registers; somebody of no department, who has the act, imports for all. */
export function ownsRegister(actor: Pick<Actor, "department">, register: RegisterDefinition): boolean {
  return actor.department === null || actor.department === register.department;
}

export function ownRegisters(
  actor: Pick<Actor, "department">,
  registers: readonly RegisterDefinition[],
): RegisterDefinition[] {
  return registers.filter((register) => ownsRegister(actor, register));
}
