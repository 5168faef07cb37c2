/** Fills exactly the data that an explanation names. */
import type { MissingDatum } from "../explain/reasons.ts";
import { fillCell, fillLink, fillRows } from "./arbitrary-world.ts";
import type { Choices } from "./choices.ts";
import type { World } from "./world.ts";

export function fillNamed(world: World, missing: readonly MissingDatum[], on: Choices): void {
  for (const { kind, entity, attribute, row: at } of missing) {
    const row = world.tables.get(entity)?.[at];
    const declared = world.schema.entities.get(entity)?.attributes.get(attribute);
    if (row === undefined || declared === undefined) throw new Error(`no ${entity} ${at} ${attribute}`);
    if (kind === "value") fillCell(world, row, attribute, on);
    else if (declared.kind === "link") fillLink(world, row, attribute, declared.entity, on);
    else fillRows(world, row, attribute, on);
  }
}
