import type { Duration, YearsMonths } from "../values/value.ts";
import { NANOS_PER_DAY, NANOS_PER_SECOND } from "./calendar.ts";

const YEARS_MONTHS = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/;
const DAYS_TIME = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

/** A duration from ISO 8601 text as XML Schema writes the two kinds (no weeks, no mixture); null where it is none. */
export function parseDuration(text: string): Duration | null {
  const months = YEARS_MONTHS.exec(text);
  if (months && (months[2] !== undefined || months[3] !== undefined)) {
    const total = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return yearsMonths(months[1] === "-" ? -total : total);
  }
  const match = DAYS_TIME.exec(text);
  if (!match || text.endsWith("T") || text.endsWith("P")) return null;
  const [, sign, days = "0", hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  const whole = BigInt(days) * 86_400n + BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  const nanos = whole * BigInt(NANOS_PER_SECOND) + BigInt(fraction.padEnd(9, "0").slice(0, 9));
  return { kind: "daysTime", nanos: sign === "-" ? -nanos : nanos };
}

/** A years and months duration; null where the count of months is not exact. */
export function yearsMonths(months: number): YearsMonths | null {
  return Number.isSafeInteger(months) ? { kind: "yearsMonths", months: months === 0 ? 0 : months } : null;
}

export function formatDuration(value: Duration): string {
  return value.kind === "yearsMonths" ? formatMonths(value.months) : formatNanos(value.nanos);
}

function formatMonths(months: number): string {
  if (months === 0) return "P0M";
  const total = Math.abs(months);
  const years = Math.floor(total / 12);
  const rest = total % 12;
  return `${months < 0 ? "-" : ""}P${years > 0 ? `${years}Y` : ""}${rest > 0 ? `${rest}M` : ""}`;
}

function formatNanos(nanos: bigint): string {
  if (nanos === 0n) return "PT0S";
  const total = nanos < 0n ? -nanos : nanos;
  const days = total / BigInt(NANOS_PER_DAY);
  const rest = Number(total % BigInt(NANOS_PER_DAY));
  const seconds = Math.floor(rest / NANOS_PER_SECOND);
  const fraction = String(rest % NANOS_PER_SECOND)
    .padStart(9, "0")
    .replace(/0+$/, "");
  const parts = [
    [Math.floor(seconds / 3600), "H"],
    [Math.floor(seconds / 60) % 60, "M"],
  ] as const;
  const clock = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : "")).join("");
  const tail = seconds % 60 > 0 || fraction ? `${seconds % 60}${fraction ? `.${fraction}` : ""}S` : "";
  const time = clock + tail;
  return `${nanos < 0n ? "-" : ""}P${days > 0n ? `${days}D` : ""}${time ? `T${time}` : ""}`;
}
