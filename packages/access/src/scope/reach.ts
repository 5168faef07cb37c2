import { type Actor, mayCall } from "@olive/http";
import { isWithin, parsePlaceCode } from "@olive/kernel";
import type { Act } from "../act.ts";

/** Whether the actor's role gives the act. */
export function may(actor: Actor, act: Act): boolean {
  return mayCall({ act }, actor);
}

/**
 * Whether a place lies in the actor's area. The policies of row-level security say the same of rows; a test draws ten
 * thousand readers and rows and compares the two.
 */
export function isInArea(actor: Actor, placeCode: string): boolean {
  const area = parsePlaceCode(actor.area);
  return area !== undefined && isWithin(placeCode, area);
}
