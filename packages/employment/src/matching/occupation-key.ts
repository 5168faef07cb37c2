/**
 * The tree of occupations in one number: `4-10-01-06` becomes seven bits a level, so that the distance of two
 * occupations is the number of leading zeros of their difference. A group's code (`4-10-00-00`) is a node above.
 */
const CODE = /^(\d)-(\d{2})-(\d{2})-(\d{2})$/;
const BITS = 7;

/** How far two occupations are apart: 0 the same, 1 same minor group, 2 same middle, 3 same major, 4 nothing shared. */
export type OccupationStep = 0 | 1 | 2 | 3 | 4;

/** The number of a code; 0 for one that isn't a code of the classification. */
export function occupationKey(code: string | undefined): number {
  const parts = code === undefined ? null : CODE.exec(code);
  if (parts === null) return 0;
  return parts.slice(1).reduce((key, part) => (key << BITS) | Number(part), 0);
}

export function occupationCode(key: number): string | null {
  if (key === 0) return null;
  const two = (shift: number) => String((key >> shift) & 127).padStart(2, "0");
  return `${key >> (3 * BITS)}-${two(2 * BITS)}-${two(BITS)}-${two(0)}`;
}

/** Bits 0–6 tell the leaf, 7–13 the minor group, 14–20 the middle one, 21– the major. */
const STEPS = Int8Array.from({ length: 33 }, (_, zeros) => {
  const highest = 31 - zeros;
  if (highest < 0) return 0;
  if (highest < BITS) return 1;
  if (highest < 2 * BITS) return 2;
  return highest < 3 * BITS ? 3 : 4;
});

export function occupationStep(a: number, b: number): OccupationStep {
  return (STEPS[Math.clz32(a ^ b)] ?? 4) as OccupationStep;
}

/** The step to the nearest of three wishes; a missing one (0) lies at the far end, as nothing is shared with it. */
export function nearestStep(post: number, a: number, b: number, c: number): OccupationStep {
  const zeros = Math.max(Math.clz32(post ^ a), Math.clz32(post ^ b), Math.clz32(post ^ c));
  return STEPS[zeros] as OccupationStep;
}

export function majorOf(key: number): number {
  return key >> (3 * BITS);
}

/** The key of the minor group that an occupation belongs to. */
export function minorOf(key: number): number {
  return key >> BITS;
}
