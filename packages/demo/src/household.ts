import { addDays, addMonths, type DateNumber, type ResidentId, yearOf } from "@olive/kernel";
import { drawGivenName, drawSurname } from "./names.ts";
import { drawListed, type Random } from "./random.ts";
import type { Relation, Sex } from "./records.ts";
import type { Calibration, DemoVillage, Estate, HouseholdType, NameTables } from "./settings.ts";

/** Lowest ages at marriage (民法典 art. 1047). */
const MARRIAGE_AGE = { male: 22, female: 20 } as const;
/** A parent is at least so much older than a child. */
const GENERATION = 18;

export interface DemoPerson {
  readonly id: ResidentId;
  readonly name: string;
  readonly sex: Sex;
  readonly birth: DateNumber;
  /** Completed years on the demo's day. */
  readonly age: number;
  readonly relation: Relation;
  residence: string;
}

export interface DemoHousehold {
  readonly number: string;
  readonly village: DemoVillage;
  readonly members: readonly DemoPerson[];
  readonly relocation?: { readonly estate: Estate; readonly origin: string; readonly movedInOn: DateNumber };
}

/** One seat in a household before it is somebody. */
export interface Seat {
  readonly relation: Relation;
  readonly sex: Sex;
  readonly age: number;
}

/** Who lives together: sexes and ages that fit one another, the head first. */
export function composeHousehold(random: Random, type: HouseholdType, calibration: Calibration): Seat[] {
  const { from, to } = drawListed(random, type.head);
  const head: Seat = {
    relation: "head",
    sex: random.chance(type.maleHead) ? "male" : "female",
    age: random.int(from, to),
  };
  const seats = [head];
  for (const member of type.members) {
    if (member === "spouse") seats.push(seatSpouse(random, head));
    else if (member === "child") seats.push(...seatChild(random, seats, calibration));
    else seats.push(...seatParents(random, head, member === "parents", calibration.oldest));
  }
  return seats;
}

function seatSpouse(random: Random, head: Seat): Seat {
  const younger = random.int(-1, 4);
  return head.sex === "male"
    ? { relation: "spouse", sex: "female", age: Math.max(MARRIAGE_AGE.female, head.age - younger) }
    : { relation: "spouse", sex: "male", age: Math.max(MARRIAGE_AGE.male, head.age + younger) };
}

/** A first child by the mother's age (or the lone parent's), the next some years younger; none if not yet born. */
function seatChild(random: Random, seats: readonly Seat[], calibration: Calibration): Seat[] {
  const elder = seats.findLast((seat) => seat.relation === "son" || seat.relation === "daughter");
  const couple = seats.filter((seat) => seat.relation === "head" || seat.relation === "spouse");
  const mother = couple.find((seat) => seat.sex === "female") ?? couple[0];
  const youngest = Math.min(...couple.map((seat) => seat.age));
  const { from, to } = calibration.mothersAge;
  const age = elder === undefined ? (mother?.age ?? 0) - random.int(from, to) : elder.age - random.int(2, 6);
  if (age < 0 && elder !== undefined) return [];
  const son = random.chance(0.52);
  return [
    {
      relation: son ? "son" : "daughter",
      sex: son ? "male" : "female",
      age: Math.max(0, Math.min(age, youngest - GENERATION)),
    },
  ];
}

function seatParents(random: Random, head: Seat, both: boolean, oldest: number): Seat[] {
  const father = head.age + random.int(22, 33);
  const mother = Math.max(head.age + GENERATION, father - random.int(-1, 4));
  const motherSeat: Seat = { relation: "mother", sex: "female", age: mother };
  const fatherSeat: Seat = { relation: "father", sex: "male", age: father };
  const seats = both ? [fatherSeat, motherSeat] : [random.chance(0.68) ? motherSeat : fatherSeat];
  return seats.filter((seat) => seat.age <= oldest);
}

/** Turns seats into people: birth dates, names by family, ID numbers; all live where the household is registered. */
export function nameMembers(
  random: Random,
  seats: readonly Seat[],
  names: NameTables,
  asOf: DateNumber,
  residence: string,
  takeId: (birth: DateNumber, sex: Sex) => ResidentId,
): DemoPerson[] {
  const family = familySurnames(random, seats, names);
  return seats.map((seat) => {
    const birth = addDays(addMonths(asOf, -12 * seat.age), -random.int(0, 364));
    const given = drawGivenName(random, names, seat.sex, yearOf(birth));
    return { ...seat, id: takeId(birth, seat.sex), name: family(seat.relation) + given, birth, residence };
  });
}

/** Children bear the father's surname, or the lone mother's; a head bears his or her father's. */
function familySurnames(
  random: Random,
  seats: readonly Seat[],
  names: NameTables,
): (relation: Relation) => string {
  const head = drawSurname(random, names);
  const spouse = drawSurname(random, names);
  const mother = drawSurname(random, names);
  const fatherIsSpouse = seats.some((seat) => seat.relation === "spouse" && seat.sex === "male");
  const children = fatherIsSpouse ? spouse : head;
  const surnames: Record<Relation, string> = {
    head,
    spouse,
    son: children,
    daughter: children,
    father: head,
    mother,
  };
  return (relation) => surnames[relation];
}
