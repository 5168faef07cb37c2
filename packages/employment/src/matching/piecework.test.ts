import { expect, test } from "vitest";
import { bestByTrying } from "./every-pair.ts";
import { monthlyPieceEarnings } from "./piecework.ts";
import { readMarket } from "./read-market.ts";
import { drawFrom, randomVacancy } from "./testing/random-market.ts";

test("a month's earnings are the arithmetic of the rate, within one in a hundred", () => {
  const draw = drawFrom(1);
  for (let round = 0; round < 500; round += 1) {
    const piecesPerHour = 5 + Math.floor(draw() * 200);
    const rateFen = 3 + Math.floor(draw() * 300);
    const hoursPerWeek = 10 + Math.floor(draw() * 40);
    const exact = (piecesPerHour * rateFen * hoursPerWeek * 52) / 12 / 100;
    const estimate = monthlyPieceEarnings({ piecesPerHour, rateFen, hoursPerWeek });
    expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 0.01));
  }
  expect(monthlyPieceEarnings({ piecesPerHour: 30, rateFen: 60, hoursPerWeek: 20 })).toBe(1560);
});

test("a carer who can only work at home for some hours is shown home processing where there is one", () => {
  const draw = drawFrom(2);
  const carer = {
    id: "s0",
    homeOnly: true,
    hoursPerWeek: [10, 25] as const,
    place: { x: 0, y: 0 },
    maxKm: 5,
    shifts: ["day" as const],
    reservedSeat: false,
    skills: [],
    certificates: [],
    schooling: 1,
    accessNeeds: [],
  };
  const shop = { ...randomVacancy(draw, 0), freeSeats: 3, atHome: false, hoursPerWeek: 20 };
  const home = {
    id: "v9",
    kind: "homeProcessing" as const,
    freeSeats: 20,
    reservedSeats: 0,
    atHome: true,
    hoursPerWeek: 20,
    shifts: ["flexible" as const],
    place: { x: 3000, y: 2000 },
    employer: "f",
    wageFrom: monthlyPieceEarnings({ piecesPerHour: 30, rateFen: 60, hoursPerWeek: 20 }),
  };
  const far = { ...home, id: "v8", place: { x: 9000, y: 0 } };
  const market = readMarket([carer], [shop, far, home]);
  const list = bestByTrying(market, 0, 10).map(({ row }) => market.vacancyIds[row]);
  expect(list).toEqual(["v9"]);
});
