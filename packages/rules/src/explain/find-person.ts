import type { Queryable } from "@olive/db";
import {
  type CalendarDate,
  isWellFormedResidentId,
  normaliseIdentifier,
  Refusal,
  residentIdOf,
  type Wording,
} from "@olive/kernel";
import { type CountyPack, columnOf, subjectExpression, tableOf } from "@olive/registry";
import { populationRegister } from "../schema/build-schema.ts";
import { residentKeyOf } from "../snapshot/resident-key.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** The ID number as registers hold it. Throws Refusal `person-id` where it is none. */
export function readPersonId(text: string): string {
  const bare = normaliseIdentifier(text).toUpperCase();
  const id = /^\d{15}$/.test(bare) ? residentIdOf(`${bare.slice(0, 6)}19${bare.slice(6)}`) : bare;
  if (isWellFormedResidentId(id)) return id;
  throw new Refusal({
    code: "person-id",
    message: { zh: "这不是有效的身份证号", en: "This is no resident ID number" },
    remedy: {
      zh: "请核对 18 位号码：出生日期或校验码不符（GB 11643）",
      en: "Check the 18 characters: birth date or check character is wrong (GB 11643)",
    },
    status: 400,
  });
}

/** The person's row in the snapshot, -1 where it has nobody of that number who lives here. */
export function findRow({ people }: Snapshot, id: string): number {
  const row = people.index.find(residentKeyOf(id));
  return row >= 0 && people.present[row] === 1 ? row : -1;
}

/**
 * The person's row in the snapshot. Throws Refusal `person-unknown` that says why there is none: nobody of this
 * number in the population register, not yet known on that day, dead or moved away.
 */
export async function findPerson(
  db: Queryable,
  county: CountyPack,
  snapshot: Snapshot,
  id: string,
): Promise<number> {
  const row = findRow(snapshot, id);
  if (row >= 0) return row;
  const { message, remedy } = await whyNot(db, county, snapshot.identity.asOf, id);
  throw new Refusal({ code: "person-unknown", message, remedy, status: 404 });
}

async function whyNot(
  db: Queryable,
  county: CountyPack,
  asOf: CalendarDate,
  id: string,
): Promise<{ message: Wording; remedy: Wording }> {
  const register = populationRegister(county.registers);
  const status = register.present && columnOf(register, register.present.column);
  const rows = await db.query<{ on: string; known: boolean; status: string | null }>(
    `select extract_on as on, extract_on <= $3 and (replaced_on is null or replaced_on > $3) as known,
       ${status ?? "null"} as status
     from ${tableOf(register)} where county = $1 and ${subjectExpression(register, "")} = $2 order by extract_on`,
    [county.code, id, asOf],
  );
  const { name, department } = register;
  const known = rows.find((found) => found.known);
  if (known !== undefined) {
    return {
      message: {
        zh: `此人在 ${name} 中的状态为“${known.status}”，不在 ${asOf} 的认定人口内`,
        en: `The register ${name} has this person as ${known.status}: not part of the population of ${asOf}`,
      },
      remedy: {
        zh: `如有误，请 ${department} 更正后重新导入；或用 --as-of 问更早的一天`,
        en: `If that is wrong, ${department} corrects it and it is imported again; or ask about an earlier day`,
      },
    };
  }
  const [first] = rows;
  if (first !== undefined) {
    return {
      message: {
        zh: `${asOf} 还没有此人的数据：最早见于 ${first.on} 的 ${name}`,
        en: `Nothing was known of this person on ${asOf}: the first data are of ${first.on} (${name})`,
      },
      remedy: { zh: `请用 --as-of ${first.on} 或更晚的日期`, en: `Ask with --as-of ${first.on} or later` },
    };
  }
  return {
    message: {
      zh: `${name} 里没有此人`,
      en: `The register ${name} has nobody of this number`,
    },
    remedy: {
      zh: `请核对号码；若此人常住本地，请 ${department} 补报`,
      en: `Check the number; if the person lives here, ask ${department} to hand it over`,
    },
  };
}
