import { addMonths, type CreditCode, creditCodeOf } from "@olive/kernel";
import { isRural, type Making } from "./context.ts";
import { drawDay } from "./draw-day.ts";
import type { DemoPerson } from "./household.ts";
import { drawListed, type Random } from "./random.ts";
import type { BusinessType, DemoRecords } from "./records.ts";

/** The alphabet of GB 32100. */
const BODY_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const YOUNGEST_OWNER = 20;
const OLDEST_OWNER = 70;

/** Eight characters of an organisation code: `MA` and the serial in base 31 (887 million of them). */
function organisationBody(serial: number): string {
  let body = "";
  for (let rest = serial, i = 0; i < 6; i += 1) {
    body = BODY_ALPHABET.charAt(rest % BODY_ALPHABET.length) + body;
    rest = Math.floor(rest / BODY_ALPHABET.length);
  }
  return `MA${body}`;
}

/** Firms that insure people: `count` valid credit codes on one area. They have no other record. */
export function makeEmployers(count: number, area: string): CreditCode[] {
  return Array.from({ length: count }, (_, index) =>
    creditCodeOf("91", area, `5${String(index).padStart(7, "0")}`),
  );
}

/** Emits the business of whoever has one; true if it is active. */
export function emitBusiness(making: Making, person: DemoPerson): boolean {
  const { area, calibration, emit, household, random } = making;
  const { business } = calibration;
  if (person.age < YOUNGEST_OWNER || person.age > OLDEST_OWNER) return false;
  if (!random.chance(business.owners[household.village.setting])) return false;
  const farming = isRural(household) && random.chance(business.farming);
  const type = farming ? random.pick(["cooperative", "familyFarm"] as const) : drawType(making);
  const trade = drawListed(random, farming ? business.farmTrades : business.trades);
  const state = drawListed(random, business.states).code as DemoRecords["business"]["state"];
  emit("business", {
    creditCode: creditCodeOf(business.creditCodeKinds[type], area, organisationBody(making.serial())),
    name: drawName(making, trade.name),
    type,
    proprietor: person.id,
    industry: trade.industry,
    foundedOn: drawDay(making, Math.max(addMonths(person.birth, 12 * YOUNGEST_OWNER), 20000101)),
    state,
    address: person.residence,
    headcount: drawHeadcount(random, type),
  });
  return state === "active";
}

function drawType({ calibration, random }: Making): BusinessType {
  return drawListed(random, calibration.business.types).code as BusinessType;
}

function drawName({ calibration, random }: Making, trade: string): string {
  const characters = calibration.business.nameCharacters;
  const word =
    characters.charAt(random.int(0, characters.length - 1)) +
    characters.charAt(random.int(0, characters.length - 1));
  return calibration.business.nameForm.replace("{word}", word).replace("{trade}", trade);
}

/** Individual businesses have a handful of hands; firms a long tail, seldom past the 300 of a medium-sized one. */
function drawHeadcount(random: Random, type: BusinessType): number {
  if (type !== "company") return random.int(1, 6);
  return Math.max(1, Math.round(Math.exp(2 + 1.2 * random.normal())));
}
