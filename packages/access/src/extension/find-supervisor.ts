import type { Actor } from "@olive/http";
import { isWithin, parsePlaceCode } from "@olive/kernel";
import type { Colleague } from "../account/account.ts";

/**
 * Whom a reading outside the area is reported to: whoever supervises the nearest place that contains the reader's, of
 * the reader's department where there is one; an auditor where nobody supervises. Never the reader.
 */
export function findSupervisor(
  colleagues: readonly Colleague[],
  actor: Pick<Actor, "account" | "area" | "department">,
): Colleague | undefined {
  const above = colleagues.filter(
    ({ account, area }) => account !== actor.account && contains(area, actor.area),
  );
  const supervisors = above.filter(({ acts }) => acts.includes("case.supervise"));
  const auditors = above.filter(({ acts }) => acts.includes("audit.read"));
  return [...(supervisors.length > 0 ? supervisors : auditors)].sort(
    (one, other) =>
      width(one.area) - width(other.area) ||
      foreign(one, actor) - foreign(other, actor) ||
      one.account - other.account,
  )[0];
}

function contains(area: string, place: string): boolean {
  const whole = parsePlaceCode(area);
  return whole !== undefined && isWithin(place, whole);
}

/** Trailing zeros: the wider a place, the more. */
function width(area: string): number {
  return /0*$/.exec(area)?.[0].length ?? 0;
}

function foreign({ department }: Colleague, actor: Pick<Actor, "department">): number {
  return department === actor.department ? 0 : 1;
}
