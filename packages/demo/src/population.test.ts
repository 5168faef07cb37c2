import {
  birthDateOf,
  checkCreditCode,
  checkDisabilityCard,
  completedYears,
  isWellFormedResidentId,
  sexOf,
} from "@olive/kernel";
import { describe, expect, test } from "vitest";
import { loadDemoSettings } from "./load-demo-settings.ts";
import type { DemoRecords, Sex } from "./records.ts";
import { demoCounties, gather, latestPeople } from "./testing/demo-counties.ts";

type Row = DemoRecords["population"];

describe.each(demoCounties())("the people of $name", async ({ folder }) => {
  const county = await loadDemoSettings(folder);
  const records = gather(county, 500);
  const people = latestPeople(records);
  const households = Map.groupBy(people, (row) => row.household);
  const { asOf } = county.calibration;
  const age = (row: Row): number => completedYears(birthDateOf(row.residentId), asOf);

  test("are as many as were asked for, each with a number of their own", () => {
    expect(people).toHaveLength(500);
    for (const row of people) {
      expect(isWellFormedResidentId(row.residentId)).toBe(true);
      expect(row.residentId.startsWith(county.idArea)).toBe(true);
      expect(birthDateOf(row.residentId)).toBeLessThanOrEqual(asOf);
      expect(sexOf(row.residentId)).toBe(row.sex);
    }
  });

  test("live in households with one head, at most one spouse of the other sex, and one hukou", () => {
    for (const members of households.values()) {
      const of = (relation: Row["relation"]) => members.filter((row) => row.relation === relation);
      expect(of("head")).toHaveLength(1);
      expect(of("spouse").length).toBeLessThanOrEqual(1);
      if (of("spouse").length === 1) expect(of("spouse")[0]?.sex).not.toBe(of("head")[0]?.sex);
      expect(new Set(members.map((row) => row.hukou)).size).toBe(1);
    }
  });

  test("are of the sex that their kinship says, and generations lie apart", () => {
    const sexes: Partial<Record<Row["relation"], Sex>> = {
      son: "male",
      daughter: "female",
      father: "male",
      mother: "female",
    };
    for (const members of households.values()) {
      const head = members.find((row) => row.relation === "head") as Row;
      for (const row of members) {
        expect(row.sex).toBe(sexes[row.relation] ?? row.sex);
        if (row.relation === "son" || row.relation === "daughter")
          expect(age(head) - age(row)).toBeGreaterThan(16);
        if (row.relation === "father" || row.relation === "mother")
          expect(age(row) - age(head)).toBeGreaterThan(16);
      }
    }
  });
});

describe.each(demoCounties())("the registers of $name", async ({ folder }) => {
  const county = await loadDemoSettings(folder);
  const records = gather(county, 500);
  const people = latestPeople(records);
  const { asOf } = county.calibration;
  const age = (row: Row): number => completedYears(birthDateOf(row.residentId), asOf);

  test("work only when old enough, in spells that follow one another", () => {
    const byId = new Map(people.map((row) => [row.residentId, row]));
    for (const spell of records.insurance) {
      const row = byId.get(spell.residentId) as Row;
      expect(age(row)).toBeGreaterThanOrEqual(16);
      expect(spell.until ?? 999_999).toBeGreaterThanOrEqual(spell.from);
      expect(spell.state === "paying").toBe(spell.until === undefined);
    }
    const keys = records.insurance.map((row) => [row.residentId, row.scheme, row.employer, row.from].join());
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("have registers whose every identifier is valid and whose people exist", () => {
    const ids = new Set<string>(people.map((row) => row.residentId));
    const numbers = new Set(people.map((row) => row.household));
    const { skill, researcher, graduation, platformWork, assistance, trainedFarmer, unemployment } = records;
    for (const rows of [
      skill,
      researcher,
      graduation,
      platformWork,
      assistance,
      trainedFarmer,
      unemployment,
    ]) {
      for (const row of rows) expect(ids).toContain(row.residentId);
    }
    for (const row of records.collectiveMember) expect(ids).toContain(row.residentId);
    for (const row of [...records.income, ...records.relocation]) expect(numbers).toContain(row.household);
    for (const row of records.business) {
      expect(checkCreditCode(row.creditCode).ok).toBe(true);
      expect(row.creditCode.startsWith(county.idArea, 2)).toBe(true);
      expect(ids).toContain(row.proprietor);
    }
    for (const { employer } of records.insurance) {
      if (employer !== undefined) expect(checkCreditCode(employer).ok).toBe(true);
    }
    for (const row of records.disabilityCard) {
      const check = checkDisabilityCard(row.card, asOf);
      expect(check.ok && ids.has(check.card.holder)).toBe(true);
    }
  });

  test("live in places that exist, and were moved from places that did", () => {
    const today = new Set(county.villages.map(({ code }) => code));
    for (const row of people) expect(today).toContain(row.residence);
    for (const row of records.relocation) {
      expect(today.has(row.origin) || county.historicVillages.includes(row.origin)).toBe(true);
    }
  });

  test("include every persona, and none that resembles somebody real", () => {
    const names = new Map(people.map((row) => [row.residentId, row.name]));
    for (const { members, records: facts, expected } of county.personas) {
      const own = new Set<string>(members.map((member) => member.residentId));
      for (const member of members) {
        expect(names.get(member.residentId)).toBe(member.name);
        expect(county.neverNamed.personaSurnames.some((surname) => member.name.startsWith(surname))).toBe(
          false,
        );
      }
      for (const rows of Object.values(facts)) expect(rows.length).toBeGreaterThan(0);
      for (const id of Object.keys(expected ?? {})) expect(own).toContain(id);
    }
    const text = JSON.stringify(records);
    for (const never of county.neverNamed.texts) expect(text).not.toContain(never);
  });
});
