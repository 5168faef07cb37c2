/**
 * The yardstick: the twelve groups as a programmer would write them by hand over the same typed arrays, three-valued,
 * with early exits where they are natural. It serves this one schema and these twelve groups, and nothing else.
 */

import { type Population, UNKNOWN, UNKNOWN_INT } from "@olive/feel";
import { type Data, type HandParameters, readData } from "./hand-data.ts";
import { type Facts, type HouseholdFacts, householdFacts, personFacts } from "./hand-facts.ts";
import { farmGroups, needGroups, type Verdict, workGroups } from "./hand-groups.ts";
import { GROUPS } from "./yardstick-sql.ts";

export { HAND_PARAMETERS, type HandParameters } from "./hand-data.ts";

export function handLoop(
  population: Population,
  parameters: HandParameters,
): ReadonlyMap<string, Uint8Array> {
  const data = readData(population);
  const facts = personFacts(data, parameters);
  const household = householdFacts(data, facts, parameters);
  return groups(data, facts, household, parameters);
}

function groups(
  data: Data,
  facts: Facts,
  household: HouseholdFacts,
  at: HandParameters,
): Map<string, Uint8Array> {
  const result = new Map(GROUPS.map((code) => [code, new Uint8Array(data.people)]));
  const ofHousehold =
    (facts: Uint8Array): Verdict =>
    (person) => {
      const home = data.household[person] ?? UNKNOWN_INT;
      return home < 0 ? UNKNOWN : (facts[home] ?? UNKNOWN);
    };
  const verdicts: Record<string, Verdict> = {
    ...workGroups(data, facts, at),
    ...farmGroups(data, facts, at),
    ...needGroups(data, facts, ofHousehold(household.zero), at),
    lowIncomeRuralHousehold: ofHousehold(household.low),
    relocated: ofHousehold(household.moved),
  };
  for (const [code, out] of result) {
    const verdict = verdicts[code];
    if (verdict === undefined) throw new Error(`no verdict for ${code}`);
    for (let person = 0; person < data.people; person++) out[person] = verdict(person);
  }
  return result;
}
