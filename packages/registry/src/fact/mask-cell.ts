import { maskDisabilityCard, maskPhone, maskResidentId } from "@olive/kernel";
import type { ColumnDefinition } from "../register/definition.ts";

/** From here on a value is opened with a reason, each time (DB33/T 2350; 个人信息保护法 art. 28). */
const SENSITIVE = new Set(["L3", "L4"]);

export interface ShownValue {
  readonly value: string | null;
  readonly masked: boolean;
}

export function isSensitive({ level }: Pick<ColumnDefinition, "level">): boolean {
  return SENSITIVE.has(level);
}

/**
 * What a page shows of a cell before anybody opens it. Of a number its ends remain, so that people can be told apart;
 * of anything else nothing, not even whether there is something.
 */
export function maskCell(column: ColumnDefinition, value: string | null, plain: boolean): ShownValue {
  if (plain || !isSensitive(column)) return { value, masked: false };
  return { value: value === null ? null : maskNumber(column, value), masked: true };
}

function maskNumber({ type }: ColumnDefinition, value: string): string | null {
  switch (type) {
    case "residentId":
      return maskResidentId(value, "list");
    case "disabilityCard":
      return maskDisabilityCard(value, "list");
    case "phone":
      return maskPhone(value, "list");
    default:
      return null;
  }
}
