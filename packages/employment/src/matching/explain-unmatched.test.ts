import { expect, test } from "vitest";
import { bestByTrying } from "./every-pair.ts";
import { type Change, explainUnmatched } from "./explain-unmatched.ts";
import type { SeekerFacts, Shift } from "./market.ts";
import { readMarket } from "./read-market.ts";
import { randomFacts } from "./testing/random-market.ts";

/** The person after the change; null where it is the employer's to make. */
function after(person: SeekerFacts, change: Change): SeekerFacts | null {
  switch (change.rule) {
    case "distance":
      return { ...person, maxKm: change.maxKm };
    case "hours":
      return { ...person, hoursPerWeek: [person.hoursPerWeek![0], change.hoursMax] };
    case "shifts":
      return { ...person, shifts: [...person.shifts!, ...(change.add as Shift[])] };
    case "schooling":
      return { ...person, schooling: change.band };
    case "certificates":
      return { ...person, certificates: [...person.certificates!, change.certificate] };
    case "skills":
      return { ...person, skills: [...person.skills!, change.skill] };
    case "homeOnly":
      return { ...person, homeOnly: false };
    case "shut":
      return { ...person, shut: [] };
    case "access":
    case "seats":
      return null;
  }
}

test("every change named opens as many posts as it says, for people whom nothing suited", () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 60; seed += 1) {
    const facts = randomFacts(seed, 40, 30);
    const market = readMarket(facts.seekers, facts.vacancies);
    for (let s = 0; s < 40; s += 1) {
      const open = bestByTrying(market, s, 30).length;
      const reasons = explainUnmatched(market, s);
      expect(reasons.eligible).toBe(open);
      for (const { change, opens, vacancy } of reasons.changes) {
        const changed = after(facts.seekers[s]!, change);
        if (changed === null) continue;
        const then = readMarket([changed], facts.vacancies, {
          skills: market.skillNames.names,
          certificates: market.certificateNames.names,
        });
        const list = bestByTrying(then, 0, 30);
        expect(list.length - open).toBe(opens);
        expect(list.map(({ row }) => then.vacancyIds[row])).toContain(vacancy);
        seen.add(change.rule);
      }
      if (open === 0) expect(reasons.blocking).not.toBeNull();
    }
  }
  expect([...seen].sort()).toEqual(
    ["certificates", "distance", "homeOnly", "hours", "schooling", "shifts", "shut", "skills"].sort(),
  );
});
