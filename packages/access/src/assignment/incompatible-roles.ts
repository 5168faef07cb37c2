import type { CountyAccess } from "../county/county-access.ts";

/** A period in days, ISO; without an end for null. */
export interface Held {
  readonly role: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
}

/**
 * The first of somebody's standing assignments whose role must not be held beside a new one at the same time (GB/T
 * 22239-2019 8.1.10.1: administration, audit and business are different people's). The same role twice is no clash.
 */
export function findIncompatible(
  { incompatible }: Pick<CountyAccess, "incompatible">,
  standing: readonly Held[],
  wanted: Held,
): Held | undefined {
  return standing.find(
    (held) =>
      incompatible.some((pair) => pair.includes(held.role) && pair.includes(wanted.role)) &&
      held.role !== wanted.role &&
      overlap(held, wanted),
  );
}

function overlap(one: Held, other: Held): boolean {
  return one.fromOn <= (other.untilOn ?? "9999") && other.fromOn <= (one.untilOn ?? "9999");
}
