import type { CountyAccess } from "@olive/access";
import type { Database, Queryable } from "@olive/db";
import { ancestorAt, type CalendarDate, parsePlaceCode, toDateNumber, today } from "@olive/kernel";
import type { PageDay } from "./fact/assemble-sections.ts";
import type { FactLayout } from "./fact/fact-layout.ts";
import type { CountyPlace } from "./place/county-place.ts";
import type { CountyPack } from "./register/county-pack.ts";

/** What the registers' pages stand on: the county's data as code reads them, once for the life of the server. */
export interface RegistrySite {
  readonly db: Database;
  readonly county: CountyPack;
  readonly places: readonly CountyPlace[];
  readonly access: CountyAccess;
  readonly layout: FactLayout;
  /** In the demo, time stands still on the day of the newest extract. */
  readonly mode: "demo" | "real";
}

/** Names of places: `township village`, because village names repeat; the county by its own name. */
export function namesOfPlaces(places: readonly CountyPlace[]): (code: string) => string | undefined {
  const byCode = new Map<string, CountyPlace>(places.map((place) => [place.code, place]));
  return (code) => {
    const place = byCode.get(code);
    if (place === undefined || place.level !== "village") return place?.shortName;
    const parsed = parsePlaceCode(code);
    const township = parsed === undefined ? undefined : byCode.get(ancestorAt(parsed, "township") ?? "");
    return township === undefined ? place.shortName : `${township.shortName} ${place.shortName}`;
  };
}

/** The day by which data count as fresh, how new each register is, and the names that a page of this day shows. */
export async function readPageDay(
  tx: Queryable,
  { county, mode }: Pick<RegistrySite, "county" | "mode">,
  nameOf: PageDay["nameOf"],
): Promise<PageDay> {
  const rows = await tx.query<{ register: string; day: CalendarDate }>(
    `select register, max(extract_on) as day from registry.extract_file where county = $1 and settled group by 1`,
    [county.code],
  );
  const newest = new Map(rows.map(({ register, day }) => [register, day]));
  const last = rows
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
  const isDemo = mode === "demo" && last !== undefined;
  return { today: isDemo ? toDateNumber(last) : today(new Date()), newest, nameOf };
}
