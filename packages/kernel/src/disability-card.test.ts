import { expect, test } from "vitest";
import { checkDisabilityCard } from "./disability-card.ts";
import vectors from "./testing/test-vectors.json" with { type: "json" };

const TODAY = 20220531;
const example = vectors.disabilityCard.example;

test("a card is the ID number, the category and the grade", () => {
  expect(checkDisabilityCard(example, TODAY)).toEqual({
    ok: true,
    card: { number: example, holder: "33079919630214002X", category: "physical", grade: 3 },
  });
});

test("a card issued again keeps its suffix", () => {
  expect(checkDisabilityCard(`${example}B1`, TODAY)).toMatchObject({
    ok: true,
    card: { number: `${example}B1` },
  });
});

test.each([
  ["33079919630214002X83", "card"],
  ["33079919630214002X03", "card"],
  ["33079919630214002X45", "card"],
  ["33079919630214002X40", "card"],
  ["33079919630214002X4", "card"],
  ["33079919630214002X", "card"],
  ["33079919630214002X43Z", "card"],
  ["33079919630214003X43", "invalid"],
  ["33079919630214000043", "damaged"],
  ["3.30799E+19", "damaged"],
  ["3.30799196302140E+19", "damaged"],
])("%s is refused: %s", (text, reason) => {
  expect(checkDisabilityCard(text, TODAY)).toEqual({ ok: false, reason });
});
