import { hashNode } from "./tree.ts";

/** Largest power of two below n: where RFC 6962 2.1 splits a tree of n leaves. */
function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

function rootOfLeaves(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  const split = splitOf(leaves.length);
  return hashNode(rootOfLeaves(leaves.slice(0, split)), rootOfLeaves(leaves.slice(split)));
}

/**
 * The audit path of a leaf: with it, its hash and the root anybody can see that the leaf is in the tree (RFC 6962
 * 2.1.1). `leaves` are the hashes of all leaves of the tree.
 */
export function proveInclusion(leaves: readonly Buffer[], position: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  return position < split
    ? [...proveInclusion(leaves.slice(0, split), position), rootOfLeaves(leaves.slice(split))]
    : [...proveInclusion(leaves.slice(split), position - split), rootOfLeaves(leaves.slice(0, split))];
}

export interface Inclusion {
  readonly leaf: Buffer;
  readonly position: number;
  readonly size: number;
  readonly root: Buffer;
}

/** Whether the path leads from the leaf at its position to the root of the tree of that size (RFC 9162 2.1.3.2). */
export function isIncluded(path: readonly Buffer[], { leaf, position, size, root }: Inclusion): boolean {
  if (position < 0 || position >= size) return false;
  let [at, last, node] = [position, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = hashNode(sibling, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else node = hashNode(node, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && node.equals(root);
}

/** What shows that the tree of the first `size` leaves is the beginning of the tree of all (RFC 6962 2.1.2). */
export function proveConsistency(leaves: readonly Buffer[], size: number): Buffer[] {
  return size <= 0 || size >= leaves.length ? [] : subproof(leaves, size, true);
}

function subproof(leaves: readonly Buffer[], size: number, whole: boolean): Buffer[] {
  if (size === leaves.length) return whole ? [] : [rootOfLeaves(leaves)];
  const split = splitOf(leaves.length);
  return size <= split
    ? [...subproof(leaves.slice(0, split), size, whole), rootOfLeaves(leaves.slice(split))]
    : [...subproof(leaves.slice(split), size - split, false), rootOfLeaves(leaves.slice(0, split))];
}

export interface Growth {
  readonly from: { readonly size: number; readonly root: Buffer };
  readonly to: { readonly size: number; readonly root: Buffer };
}

/** Whether the later tree has the earlier one as its beginning: nothing was changed, only added (RFC 9162 2.1.4.2). */
export function isConsistent(proof: readonly Buffer[], { from, to }: Growth): boolean {
  if (from.size === to.size) return proof.length === 0 && from.root.equals(to.root);
  if (from.size <= 0 || from.size > to.size || proof.length === 0) return false;
  const path = isPowerOfTwo(from.size) ? [from.root, ...proof] : proof;
  let [at, last] = [from.size - 1, to.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [earlier, later] = [path[0]!, path[0]!];
  for (const node of path.slice(1)) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [earlier, later] = [hashNode(node, earlier), hashNode(node, later)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else later = hashNode(later, node);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && earlier.equals(from.root) && later.equals(to.root);
}

const half = (n: number) => Math.floor(n / 2);

function isPowerOfTwo(n: number): boolean {
  return Number.isInteger(Math.log2(n));
}
