/** How many cases property tests run, and from which seed. */

/** `FEEL_SEED=random` draws one; a failing run prints the seed to run again with. */
export function propertySeed(): number {
  const wanted = process.env.FEEL_SEED;
  const seed = wanted === "random" ? Math.floor(Math.random() * 2 ** 31) : Number(wanted ?? 20_220_531);
  process.stderr.write(`FEEL_SEED=${seed}\n`);
  return seed;
}

/** Well past this the continuous integration is too slow for a commit. */
export const PROPERTY_TIMEOUT_MS = 240_000;
