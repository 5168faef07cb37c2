import { checkPurpose, mountScoped, refuseLateSealing } from "@olive/access";
import type { Transaction } from "@olive/db";
import type { FastifyInstance } from "fastify";
import { exportPeopleRoute } from "../contracts/export.ts";
import { conditions, type PeopleList } from "../person/queries/list-people.ts";
import { notInArea } from "../refusals.ts";
import { namesOfPlaces, type RegistrySite, readPageDay } from "../registry-site.ts";
import { narrowArea } from "../search/narrow-area.ts";
import { cursorRows } from "./cursor-rows.ts";
import { offerExport } from "./offer-export.ts";
import { PEOPLE_COLUMNS, type PersonRow } from "./people-columns.ts";
import { formatPlaceScope } from "./scope-words.ts";
import { serveDownloads } from "./serve-downloads.ts";

type ExportSite = RegistrySite & { readonly home: string };

/** Lists as files, and the files. */
export function serveExports(app: FastifyInstance, site: ExportSite): void {
  const nameOf = namesOfPlaces(site.places);
  mountScoped(app, site, exportPeopleRoute, async (work, { body }) => {
    checkPurpose(site.access, work, body.purpose);
    await refuseLateSealing(site.db, site.county.code);
    const { place, ...filter } = body.filter;
    const area = narrowArea(work.actor.area, place);
    if (area === undefined) throw notInArea();
    const { today } = await readPageDay(work.tx, site, nameOf);
    const rows = peopleRows(work.tx, { county: site.county.code, area, filter, today }, nameOf);
    const purpose = site.access.purposes.get(body.purpose)?.name ?? { zh: body.purpose, en: body.purpose };
    return offerExport(work, site, PEOPLE_COLUMNS, rows, {
      ...{ name: "人员名单", format: body.format, encoding: body.encoding, profile: body.profile, purpose },
      ...{ reason: body.reason, scope: formatPlaceScope(nameOf(area) ?? area, filter) },
      subjectOf: ({ reference }) => reference,
    });
  });
  serveDownloads(app, site);
}

async function* peopleRows(
  tx: Transaction,
  list: PeopleList,
  nameOf: (code: string) => string | undefined,
): AsyncGenerator<PersonRow> {
  const { where, values } = conditions(list);
  const sql = `select p.reference, p.name, p.resident_id as "residentId", p.phone, p.sex, p.birth, p.place_code as place,
      p.present
    from registry.person p where ${where} order by p.name_pinyin, p.place_code, p.resident_id`;
  for await (const row of cursorRows<PersonRow>(tx, sql, values)) {
    yield { ...row, place: nameOf(row.place) ?? row.place };
  }
}
