import type { SuiteCode } from "./messages.ts";
import { suiteOf } from "./suite.ts";

/**
 * The tree of RFC 9162 §2.1 with the suite's digest: leaf H(0x00 ‖ data), node H(0x01 ‖ left ‖ right), split at the
 * largest power of two below the size. Hashes are 32 bytes, in hex at the edges.
 */

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(suite: SuiteCode, data: Uint8Array): Uint8Array {
  return suiteOf(suite).digest(Buffer.concat([LEAF, data]));
}

function nodeHash(suite: SuiteCode, left: Uint8Array, right: Uint8Array): Uint8Array {
  return suiteOf(suite).digest(Buffer.concat([NODE, left, right]));
}

/** Root over at least one leaf. */
export function treeRoot(suite: SuiteCode, leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) throw new RangeError("a tree has leaves");
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(suite, treeRoot(suite, leaves.slice(0, split)), treeRoot(suite, leaves.slice(split)));
}

/** Sibling hashes from the leaf up to the root. */
export function treePath(suite: SuiteCode, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...treePath(suite, left, index), treeRoot(suite, right)]
    : [...treePath(suite, right, index - split), treeRoot(suite, left)];
}

export interface LeafPlace {
  readonly index: number;
  readonly size: number;
}

/** The root to which a leaf and its path lead, or undefined where the path's length doesn't fit the place. */
export function rootFromPath(
  suite: SuiteCode,
  leaf: Uint8Array,
  path: readonly Uint8Array[],
  { index, size }: LeafPlace,
): Uint8Array | undefined {
  if (index < 0 || index >= size) return undefined;
  if (size === 1) return path.length === 0 ? leaf : undefined;
  const sibling = path.at(-1);
  if (sibling === undefined) return undefined;
  const below = path.slice(0, -1);
  const split = splitOf(size);
  if (index < split) {
    const left = rootFromPath(suite, leaf, below, { index, size: split });
    return left && nodeHash(suite, left, sibling);
  }
  const right = rootFromPath(suite, leaf, below, { index: index - split, size: size - split });
  return right && nodeHash(suite, sibling, right);
}

function splitOf(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1);
}
