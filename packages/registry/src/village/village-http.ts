import { listColleagues, mountScoped } from "@olive/access";
import { type CalendarDate, isWithin, levelOf, type PlaceCode, parentOf } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { getVillageRoute } from "../contracts/village.ts";
import { type NameOf, placeName } from "../hits.ts";
import type { CountyPlace } from "../place/county-place.ts";
import { notInArea } from "../refusals.ts";
import { type RegistrySite, readPageDay } from "../registry-site.ts";
import { narrowArea } from "../search/narrow-area.ts";
import { type Figures, readAges, readFigures, readFiguresBelow } from "./queries/read-figures.ts";

const NONE: Figures = { people: 0, households: 0, businesses: 0 };

/** A place's page: figures, ages, what lies below, who works there. */
export function serveVillage(app: FastifyInstance, site: RegistrySite, nameOf: NameOf): void {
  const county = site.county.code;
  mountScoped(app, site, getVillageRoute, async ({ tx, actor, about }, { params }) => {
    const code = narrowArea(actor.area, params.code);
    const place = site.places.find((one) => one.code === code);
    if (code === undefined || place === undefined) throw notInArea();
    about.subject("place", code);
    const { today } = await readPageDay(tx, site, nameOf);
    const level = levelOf(code);
    if (level !== "county" && level !== "township" && level !== "village") throw notInArea();
    const parent = parentOf(code);
    return {
      place: placeName(nameOf, code),
      level,
      parent:
        parent !== undefined && narrowArea(actor.area, parent) !== undefined
          ? placeName(nameOf, parent)
          : null,
      figures: await readFigures(tx, county, code),
      ages: await readAges(tx, county, code, today),
      below:
        level === "village"
          ? []
          : placesBelow(site.places, code, await readFiguresBelow(tx, county, code, level), nameOf),
      staff: (await listColleagues(tx, site.access, county))
        .filter(({ area }) => narrowArea(actor.area, area) !== undefined && isWithin(code, area as PlaceCode))
        .map(({ name, role, area }) => ({
          name,
          role: site.access.roles.get(role)?.name ?? { zh: role, en: role },
          area: placeName(nameOf, area),
        })),
      asOf: await newestRoll(tx, site),
    };
  });
}

/** Current places one level below, in the order of their codes, with their figures; nothing outside the area comes in. */
function placesBelow(
  places: readonly CountyPlace[],
  code: PlaceCode,
  figures: ReadonlyMap<string, Figures>,
  nameOf: NameOf,
) {
  return places
    .filter((place) => place.parent === code && (place.lastSeen === null || figures.has(place.code)))
    .map((place) => ({ ...placeName(nameOf, place.code), figures: figures.get(place.code) ?? NONE }));
}

async function newestRoll(
  tx: Parameters<typeof readFigures>[0],
  { county }: RegistrySite,
): Promise<CalendarDate | null> {
  const register = county.registers.find(({ population }) => population)?.code;
  const [row] = await tx.query<{ day: CalendarDate | null }>(
    "select max(extract_on) as day from registry.extract_file where county = $1 and register = $2 and settled",
    [county.code, register],
  );
  return row?.day ?? null;
}
