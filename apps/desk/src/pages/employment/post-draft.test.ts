import { vacancyExample, vacancyFieldsSchema, vacancySchema } from "@olive/employment/contract";
import { expect, test } from "vitest";
import { bodyOf, draftOf, emptyPost } from "./post-draft.ts";

const vacancy = { ...vacancySchema.parse(vacancyExample), duplicates: [] };
const piece = { batch: 200, unit: "串", rateFen: 135, perHour: 24.5 };

test("a post that is opened to be corrected and saved untouched says what it said", () => {
  const fields = vacancyFieldsSchema.omit({ place: true }).parse(vacancy);
  expect(bodyOf(draftOf(vacancy))).toEqual({ ...fields, place: vacancy.place.code });
});

test("what is paid by the piece keeps its fen", () => {
  expect(bodyOf(draftOf({ ...vacancy, kind: "homeProcessing", piece })).piece).toEqual(piece);
});

test("what is left empty isn't said, and so unknown rather than none", () => {
  const body = bodyOf({ ...emptyPost("330799201201"), title: "缝纫工" });
  expect(body).toMatchObject({ wageFrom: null, wageTo: null, hoursPerWeek: null, piece: null, demands: {} });
  expect(vacancyFieldsSchema.parse(body)).toEqual(body);
});

test("skills and certificates may be written with any separator", () => {
  const draft = { ...emptyPost("330799201201"), title: "缝纫工", skills: "平车、 锁边，钉扣;  熨烫" };
  expect(bodyOf(draft).demands).toEqual({ skills: ["平车", "锁边", "钉扣", "熨烫"] });
});
