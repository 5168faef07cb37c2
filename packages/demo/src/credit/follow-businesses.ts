import { createRandom } from "../random.ts";
import type { DemoRecords, Emit } from "../records.ts";
import type { CountyDemo } from "../settings.ts";
import { drawProfile } from "./draw-profile.ts";
import { emitCredit } from "./emit-credit.ts";

/** Keeps the numbers drawn here apart from the households': the same people come out as before. */
const STREAM = 0x6372_6564;
/** Kinds of business of which the other departments have records. */
const KEPT = new Set<DemoRecords["business"]["type"]>(["individual", "company", "soleProprietorship"]);

/** Emits, after each business that trades, what the other departments know of it. */
export function followBusinesses(county: CountyDemo, seed: number, emit: Emit): Emit {
  const { credit, asOf } = county.calibration;
  if (credit === undefined) return emit;
  const own = new Map(county.personas.flatMap((persona) => Object.entries(persona.credit ?? {})));
  return (extract, record, version) => {
    emit(extract, record, version);
    if (extract !== "business") return;
    const business = record as DemoRecords["business"];
    if (business.state !== "active" || !KEPT.has(business.type)) return;
    const random = createRandom(seed ^ STREAM, streamOf(business.creditCode));
    const drawn = drawProfile(random, credit, business, asOf);
    const profile = { ...drawn, ...own.get(business.creditCode) };
    emitCredit({ random, settings: credit, business, profile, asOf, emit });
  };
}

/** A stream of its own for each credit code (FNV-1a). */
function streamOf(creditCode: string): number {
  let hash = 0x811c_9dc5;
  for (const character of creditCode) hash = Math.imul(hash ^ character.charCodeAt(0), 0x0100_0193);
  return hash;
}
