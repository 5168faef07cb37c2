import { type DateNumber, sexOf } from "@olive/kernel";
import type { DemoRecords, Emit, ExtractCode } from "./records.ts";
import type { CountyDemo, Persona } from "./settings.ts";

export function countPersonaPeople(county: CountyDemo): number {
  return county.personas.reduce((sum, persona) => sum + persona.members.length, 0);
}

/** Emits the people of the county's stories as they are written, whatever the seed. */
export function emitPersonas(county: CountyDemo, firstExtract: DateNumber, emit: Emit): void {
  for (const [position, persona] of county.personas.entries()) {
    emitMembers(county, persona, position, firstExtract, emit);
    for (const [extract, records] of Object.entries(persona.records)) {
      for (const record of records) emit(extract as ExtractCode, record as DemoRecords[ExtractCode]);
    }
  }
}

function emitMembers(
  county: CountyDemo,
  persona: Persona,
  position: number,
  updatedOn: DateNumber,
  emit: Emit,
): void {
  const prefix = county.calibration.phonePrefixes[0] ?? "";
  for (const [seat, member] of persona.members.entries()) {
    emit("population", {
      residentId: member.residentId,
      name: member.name,
      relation: member.relation,
      sex: sexOf(member.residentId),
      household: persona.household,
      hukou: persona.hukou,
      residence: member.residence ?? persona.residence,
      phone: `${prefix}${String(position * 10 + seat).padStart(4, "0")}`,
      status: "present",
      updatedOn,
    });
  }
}
