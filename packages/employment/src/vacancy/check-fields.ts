import type { CountyPlace } from "@olive/registry";
import { findUnlawful } from "./demand-grounds.ts";
import { type FieldFault, fieldRefused } from "./refusals.ts";
import type { VacancyFields } from "./vacancy.ts";

/** What is wrong with a post as it was said, the most important first; empty where nothing is. */
export function findFieldFaults(fields: VacancyFields, knowsPlace: (code: string) => boolean): FieldFault[] {
  const { kind, demands, title, text, seats, seatsReserved, wageFrom, wageTo, piece, place } = fields;
  const unlawful = findUnlawful(kind, demands, `${title} ${text}`);
  const faults: (FieldFault | undefined | false)[] = [
    unlawful && { ...unlawful, field: unlawful.code.startsWith("sex") ? "sex" : "age" },
    seatsReserved > seats && RESERVED_TOO_MANY,
    wageFrom !== null && wageTo !== null && wageFrom > wageTo && WAGES_TURNED,
    kind === "homeProcessing" && piece === null && PIECE_MISSING,
    !knowsPlace(place) && PLACE_UNKNOWN,
  ];
  return faults.filter((fault) => fault !== undefined && fault !== false);
}

/** Throws Refusal for the first fault; its `details.field` says where. */
export function refuseFaults(fields: VacancyFields, places: readonly CountyPlace[]): void {
  const [fault] = findFieldFaults(fields, (code) => isCurrent(places, code));
  if (fault !== undefined) throw fieldRefused(fault);
}

function isCurrent(places: readonly CountyPlace[], code: string): boolean {
  return places.some((place) => place.code === code && place.lastSeen === null && place.endedOn === null);
}

/**
 * What follows from the kind: pay by the piece is home processing's; assisted employment is for people with a disability alone (《残疾人就业条例》 art. 11), so
 * that every seat is reserved.
 */
export function completed<Fields extends VacancyFields>(fields: Fields): Fields {
  const piece = fields.kind === "homeProcessing" ? fields.piece : null;
  const seatsReserved = fields.kind === "assistedEmployment" ? fields.seats : fields.seatsReserved;
  return { ...fields, piece, seatsReserved };
}

const RESERVED_TOO_MANY: FieldFault = {
  field: "seatsReserved",
  code: "reserved-above-seats",
  message: { zh: "预留名额多于招聘人数", en: "More seats are reserved than there are" },
  remedy: { zh: "请核对两个人数", en: "Look at both numbers again" },
};
const WAGES_TURNED: FieldFault = {
  field: "wage",
  code: "wages-turned",
  message: { zh: "月薪下限大于上限", en: "The lowest wage is above the highest" },
  remedy: { zh: "请核对月薪", en: "Look at the wages again" },
};
const PIECE_MISSING: FieldFault = {
  field: "piece",
  code: "piece-missing",
  message: { zh: "来料加工要写明每批件数、单位和单价", en: "Piece work needs batch, unit and rate" },
  remedy: { zh: "填上每批件数、单位、单价和每小时件数", en: "Give batch, unit, rate and pieces an hour" },
};
const PLACE_UNKNOWN: FieldFault = {
  field: "place",
  code: "place-unknown",
  message: { zh: "没有认出工作地点", en: "The place of work isn't known" },
  remedy: { zh: "填写本县的乡镇（街道）和村（社区）", en: "Name a township and village of the county" },
};
