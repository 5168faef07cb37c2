import { readFileSync } from "node:fs";

/**
 * Loaded into a server before its own code (`--import`): its clock runs on from the moment that a file names. A story
 * of twelve months needs a server that lives through them; the server itself knows nothing of it. PostgreSQL keeps its
 * own clock, on which only sessions and the time of a change rest.
 */
const file = process.env.OLIVE_MOVED_CLOCK;
/** Milliseconds; a hand that moved is seen this much later at the latest. */
const LOOK_AGAIN = 20;

const RealDate = Date;
let looked = Number.NEGATIVE_INFINITY;
let ahead = 0;

/** Milliseconds between the real clock and the story's. */
function difference(): number {
  if (file !== undefined && performance.now() - looked > LOOK_AGAIN) {
    looked = performance.now();
    ahead = Number(readFileSync(file, "utf8"));
  }
  return ahead;
}
const movedNow = () => RealDate.now() + difference();

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: unknown[], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [movedNow()] : given, newTarget),
  apply: () => new RealDate(movedNow()).toString(),
  get: (target, name) => (name === "now" ? movedNow : Reflect.get(target, name)),
});
