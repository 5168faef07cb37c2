import type { Queryable } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";

/** The day that a report speaks of: today, or in the demo, where time stands still, that of the newest extract. */
export async function reportDay(
  db: Queryable,
  site: { readonly county: { readonly code: string }; readonly mode: "demo" | "real" },
  now: Date,
): Promise<string> {
  const day = fromDateNumber(today(now));
  if (site.mode === "real") return day;
  const [newest] = await db.query<{ day: string | null }>(
    "select max(extract_on)::text as day from registry.extract_file where county = $1 and settled",
    [site.county.code],
  );
  return newest?.day ?? day;
}
