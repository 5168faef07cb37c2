import { addDays, type DateNumber, toEpochDay } from "@olive/kernel";
import { isRural, type Making } from "./context.ts";
import type { DemoHousehold } from "./household.ts";
import type { Random } from "./random.ts";
import type { CountyDemo } from "./settings.ts";

/** Draws whether a household in an estate's place was moved there, from where and when. */
export function drawRelocation(
  random: Random,
  county: CountyDemo,
  village: string,
): Pick<DemoHousehold, "relocation"> | undefined {
  const estate = county.estates.find(({ place }) => place === village);
  if (estate === undefined || !random.chance(estate.share)) return undefined;
  const origins = county.historicVillages.filter((code) =>
    estate.origins.some((prefix) => code.startsWith(prefix)),
  );
  const [from, to] = estate.moves;
  const movedInOn: DateNumber = addDays(from, random.int(0, toEpochDay(to) - toEpochDay(from)));
  return { relocation: { estate, origin: random.pick(origins), movedInOn } };
}

/** Emits the relocated household, and who belongs to a village collective: the old one, for those who moved. */
export function emitSettlement({ calibration, emit, household, random }: Making): void {
  const { relocation } = household;
  if (relocation !== undefined) {
    emit("relocation", {
      household: household.number,
      origin: relocation.origin,
      estate: relocation.estate.name,
      movedInOn: relocation.movedInOn,
    });
  }
  if (!isRural(household)) return;
  const village = relocation?.origin ?? household.village.code;
  for (const person of household.members) {
    if (!random.chance(calibration.collective.member)) continue;
    const state = random.chance(calibration.collective.left) ? "left" : "member";
    emit("collectiveMember", { residentId: person.id, village, state });
  }
}
