import type { changeVacancyRoute } from "@olive/employment/contract";
import type { z } from "zod";
import type { FullVacancy } from "./vacancy-page.tsx";
import type { ACCESS_WORDS, KIND_WORDS, SHIFT_WORDS } from "./words.ts";

/** What a post's form holds while it is filled in: texts as they were typed. */
export interface PostDraft {
  readonly title: string;
  readonly kind: keyof typeof KIND_WORDS;
  readonly seats: string;
  readonly seatsReserved: string;
  readonly place: string;
  readonly wageFrom: string;
  readonly wageTo: string;
  readonly batch: string;
  readonly unit: string;
  readonly yuanEach: string;
  readonly perHour: string;
  readonly hoursPerWeek: string;
  readonly shifts: readonly (keyof typeof SHIFT_WORDS)[];
  readonly atHome: boolean;
  readonly access: readonly (keyof typeof ACCESS_WORDS)[];
  readonly schooling: string;
  readonly certificates: string;
  readonly skills: string;
  readonly ageFrom: string;
  readonly ageTo: string;
  readonly sex: string;
  readonly ground: string;
  readonly text: string;
}

export type PostBody = z.output<NonNullable<typeof changeVacancyRoute.body>>;

const FEN = 100;
const BETWEEN = /[、，,;；\s]+/;

export function emptyPost(place: string): PostDraft {
  const nothing = {
    wageFrom: "",
    wageTo: "",
    batch: "",
    unit: "",
    yuanEach: "",
    perHour: "",
    hoursPerWeek: "",
  };
  const demands = {
    schooling: "",
    certificates: "",
    skills: "",
    ageFrom: "",
    ageTo: "",
    sex: "",
    ground: "",
  };
  const some = { shifts: [], access: [], atHome: false, text: "" };
  return {
    title: "",
    kind: "ordinary",
    seats: "1",
    seatsReserved: "0",
    place,
    ...nothing,
    ...demands,
    ...some,
  };
}

/** A post as it stands, to be corrected. */
export function draftOf(vacancy: FullVacancy): PostDraft {
  const { demands, piece } = vacancy;
  return {
    ...emptyPost(vacancy.place.code),
    title: vacancy.title,
    kind: vacancy.kind,
    seats: String(vacancy.seats),
    seatsReserved: String(vacancy.seatsReserved),
    ...numbersOf({ ...vacancy, ...demands }),
    shifts: vacancy.shifts,
    access: vacancy.access,
    atHome: vacancy.atHome,
    certificates: (demands.certificates ?? []).join("、"),
    skills: (demands.skills ?? []).join("、"),
    sex: demands.sex ?? "",
    ground: demands.ground ?? "",
    text: vacancy.text,
    ...(piece === null
      ? {}
      : {
          batch: String(piece.batch),
          unit: piece.unit,
          yuanEach: String(piece.rateFen / FEN),
          perHour: String(piece.perHour),
        }),
  };
}

type Numbers = "wageFrom" | "wageTo" | "hoursPerWeek" | "schooling" | "ageFrom" | "ageTo";
function numbersOf(from: Readonly<Partial<Record<Numbers, number | null | undefined>>>) {
  const text = (value: number | null | undefined) => (value == null ? "" : String(value));
  return {
    wageFrom: text(from.wageFrom),
    wageTo: text(from.wageTo),
    hoursPerWeek: text(from.hoursPerWeek),
    schooling: text(from.schooling),
    ageFrom: text(from.ageFrom),
    ageTo: text(from.ageTo),
  };
}

/** The draft as the server takes it; what was left empty isn't said. */
export function bodyOf(draft: PostDraft): PostBody {
  return {
    title: draft.title.trim(),
    kind: draft.kind,
    seats: Number(draft.seats),
    seatsReserved: Number(draft.seatsReserved || "0"),
    place: draft.place,
    wageFrom: numberOf(draft.wageFrom) ?? null,
    wageTo: numberOf(draft.wageTo) ?? null,
    piece: pieceOf(draft),
    hoursPerWeek: numberOf(draft.hoursPerWeek) ?? null,
    shifts: [...draft.shifts],
    atHome: draft.atHome,
    access: [...draft.access],
    demands: demandsOf(draft),
    text: draft.text.trim(),
  };
}

function pieceOf({ batch, unit, yuanEach, perHour }: PostDraft): PostBody["piece"] {
  if (batch === "" || yuanEach === "" || perHour === "") return null;
  return {
    batch: Number(batch),
    unit: unit.trim() || "件",
    rateFen: Math.round(Number(yuanEach) * FEN),
    perHour: Number(perHour),
  };
}

function demandsOf(draft: PostDraft): NonNullable<PostBody["demands"]> {
  const given = {
    schooling: numberOf(draft.schooling),
    certificates: listOf(draft.certificates),
    skills: listOf(draft.skills),
    ageFrom: numberOf(draft.ageFrom),
    ageTo: numberOf(draft.ageTo),
    sex: draft.sex || undefined,
    ground: draft.ground || undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as NonNullable<
    PostBody["demands"]
  >;
}

function numberOf(text: string): number | undefined {
  return text.trim() === "" ? undefined : Number(text);
}

function listOf(text: string): string[] | undefined {
  const all = text.split(BETWEEN).filter(Boolean);
  return all.length === 0 ? undefined : all;
}
