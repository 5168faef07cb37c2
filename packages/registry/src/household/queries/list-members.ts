import type { Queryable } from "@olive/db";
import { FOUND_COLUMNS, type FoundPerson, maskFound } from "../../person/find-people.ts";
import { notInArea } from "../../refusals.ts";
import type { RegisterDefinition } from "../../register/definition.ts";
import { quoted, subjectExpression, tableOf } from "../../register/sql.ts";

export interface HouseholdMember extends FoundPerson {
  readonly relation: string | null;
}

export interface HouseholdAsked {
  /** Six digits. */
  readonly county: string;
  readonly reference: string;
  /** The register of people, and the code of its column with the relation to the head, where it has one. */
  readonly population: RegisterDefinition;
  readonly relation: string | undefined;
}

export interface FoundHousehold {
  /** Number in the registers; never leaves the house. */
  readonly number: string;
  readonly members: readonly HouseholdMember[];
}

/**
 * The members of a household whom the scope shows, those who died or left included. A household of which the scope
 * shows nobody isn't there: Refusal `not-in-area`.
 */
export async function listMembers(tx: Queryable, asked: HouseholdAsked): Promise<FoundHousehold> {
  const { county, reference, population, relation } = asked;
  const rows = await tx.query<HouseholdMember & { number: string }>(
    `select ${FOUND_COLUMNS}, p.household as number, ${relation === undefined ? "null" : `t.${quoted(relation)}`} as relation
     from registry.person p
     left join ${tableOf(population)} t on t.county = p.county and t.replaced_on is null
       and ${subjectExpression(population, "t.")} = p.resident_id
     where p.county = $1 and p.household_reference = $2
     order by p.present desc, p.birth, p.resident_id`,
    [county, reference],
  );
  const number = rows[0]?.number;
  if (number === undefined) throw notInArea();
  const members = rows.map(({ number: _number, ...member }) => ({ ...member, ...maskFound(member) }));
  return { number, members };
}
