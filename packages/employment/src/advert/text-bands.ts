import { mix } from "./shingles.ts";

const BINS = 64;
const BIN_BITS = 26;
const ROWS = 4;
const EMPTY = 0xffff_ffff;

/**
 * Sixteen keys of a text by min-hashing (one permutation, sixty-four bins): two texts that share seven tenths of their
 * pairs have a key in common with 99 %, two that share a quarter with 6 %.
 */
export function textBands(pairs: Uint32Array): Uint32Array {
  const least = new Uint32Array(BINS).fill(EMPTY);
  for (const pair of pairs) {
    const hash = mix(pair ^ 0x5bd1e995);
    const bin = hash >>> BIN_BITS;
    if (hash < least[bin]!) least[bin] = hash;
  }
  fillEmpty(least);
  const bands = new Uint32Array(BINS / ROWS);
  for (let band = 0; band < bands.length; band += 1) {
    let key = band + 1;
    for (let row = 0; row < ROWS; row += 1) key = mix(key ^ least[band * ROWS + row]!);
    bands[band] = key;
  }
  return bands;
}

/** An empty bin takes the next full one's value, changed by the distance. */
function fillEmpty(least: Uint32Array): void {
  const full = least.slice();
  for (let bin = 0; bin < BINS; bin += 1) {
    for (let step = 1; least[bin] === EMPTY && step < BINS; step += 1) {
      const value = full[(bin + step) % BINS]!;
      if (value !== EMPTY) least[bin] = mix(value + step);
    }
  }
}
