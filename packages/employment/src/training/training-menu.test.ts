import { expect, test } from "vitest";
import { allocate } from "../matching/allocate.ts";
import { bestByTrying } from "../matching/every-pair.ts";
import type { SeekerFacts, VacancyFacts } from "../matching/market.ts";
import { rankHere } from "../matching/rank-everybody.ts";
import { readMarket } from "../matching/read-market.ts";
import { randomFacts } from "../matching/testing/random-market.ts";
import { chooseCourses, placementsOf } from "./choose-courses.ts";
import type { Course } from "./course.ts";
import { openTraining, trainingMenu } from "./training-menu.ts";

const person = (id: string, held: Partial<SeekerFacts> = {}): SeekerFacts => ({
  id,
  skills: [],
  certificates: [],
  place: { x: 0, y: 0 },
  maxKm: 5,
  ...held,
});
const post = (id: string, seats: number, demands: Partial<VacancyFacts>): VacancyFacts => ({
  id,
  kind: "ordinary",
  freeSeats: seats,
  reservedSeats: 0,
  place: { x: 1000, y: 0 },
  employer: "f",
  ...demands,
});
const course = (code: string, seats = 10): Course => ({ code, seats, skills: [], certificates: [code] });

test("a course counts people and posts within their distance, and placements under both kinds of seats", () => {
  const people = ["a", "b", "c", "d"].map((id) => person(id));
  const posts = [
    post("near", 2, { certificates: ["电工证"] }),
    post("far", 5, { certificates: ["电工证"], place: { x: 9000, y: 0 } }),
    post("both", 5, { certificates: ["电工证", "叉车证"] }),
  ];
  const market = readMarket(people, posts);
  const training = openTraining(market, rankHere(market, 10));
  const [electric, small] = trainingMenu(training, [course("电工证"), { ...course("电工证"), seats: 1 }]);
  expect(electric!.opened.map(({ seeker }) => seeker)).toEqual([0, 1, 2, 3]);
  expect(electric!.posts.map((row) => market.vacancyIds[row])).toEqual(["near"]);
  expect(electric!.placements).toBe(2);
  expect(small!.placements).toBe(1);
});

test("chosen courses don't count the same seats twice, and beat those that would qualify most people", () => {
  const people = Array.from({ length: 20 }, (_, row) => person(`s${String(row).padStart(2, "0")}`));
  const posts = [
    post("v1", 4, { certificates: ["A"] }),
    post("v2", 2, { certificates: ["B"] }),
    post("v3", 3, { certificates: ["C"], access: [] }),
  ];
  const courses = [course("A"), { ...course("A2"), certificates: ["A"] }, course("B"), course("C")];
  const market = readMarket(people, posts, { certificates: ["A", "B", "C"] });
  const training = openTraining(market, rankHere(market, 10));
  const menu = trainingMenu(training, courses);
  const chosen = chooseCourses(training, menu, 2);
  expect(chosen.map(({ course, adds }) => [course.code, adds])).toEqual([
    ["A", 4],
    ["C", 3],
  ]);
  expect(placementsOf(training, menu.slice(0, 2))).toBe(4);
  expect(chooseCourses(training, menu, 9).map(({ course }) => course.code)).toEqual(["A", "C", "B"]);
});

test("expected placements are those of allocating again with the trained people", () => {
  let placements = 0;
  for (let seed = 0; seed < 40; seed += 1) {
    const facts = randomFacts(seed, 60, 25);
    const market = readMarket(facts.seekers, facts.vacancies);
    const training = openTraining(market, rankHere(market, 25));
    const one: Course = { code: "c", seats: 5, skills: ["缝纫", "电焊"], certificates: ["健康证"] };
    const chosen = chooseCourses(training, trainingMenu(training, [one]), 1)[0];
    if (chosen === undefined) continue;
    const trainees = new Set(chosen.trainees.map((row) => market.seekerIds[row]));
    const after = facts.seekers.map((seeker) => {
      if (!trainees.has(seeker.id)) return seeker;
      const skills = seeker.skills === undefined ? undefined : [...seeker.skills, ...one.skills];
      const held =
        seeker.certificates === undefined ? undefined : [...seeker.certificates, ...one.certificates];
      return { ...seeker, skills, certificates: held };
    });
    const trained = readMarket(after, facts.vacancies);
    const again = allocate(trained, rankHere(trained, 25));
    expect(chosen.adds).toBeLessThanOrEqual(one.seats);
    expect(again.placed).toBeGreaterThanOrEqual(training.allocation.placed + chosen.adds - 1);
    for (const row of chosen.trainees) {
      expect(bestByTrying(trained, row, 25).length).toBeGreaterThan(bestByTrying(market, row, 25).length);
    }
    placements += chosen.adds;
  }
  expect(placements).toBeGreaterThan(20);
});
