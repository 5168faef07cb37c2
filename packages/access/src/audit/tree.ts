import { hash } from "node:crypto";

/** What stands before two hashes that become one (RFC 6962 2.1). */
const NODE_PREFIX = Buffer.of(1);

/**
 * A Merkle tree of which only the roots of its perfect subtrees are kept, the largest first: enough to append and to
 * say the root. There are as many as the size has ones in binary.
 */
export interface CompactTree {
  readonly size: number;
  readonly peaks: readonly Buffer[];
}

export const EMPTY_TREE: CompactTree = { size: 0, peaks: [] };

/** The node above two others. */
export function hashNode(left: Buffer, right: Buffer): Buffer {
  return hash("sha256", Buffer.concat([NODE_PREFIX, left, right]), "buffer");
}

/** The tree with one leaf more, given by its hash. */
export function appendLeaf({ size, peaks }: CompactTree, leafHash: Buffer): CompactTree {
  const merged = [...peaks];
  let node = leafHash;
  // Like a carry in binary: two subtrees of one size become one of the next.
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = hashNode(merged.pop()!, node);
  return { size: size + 1, peaks: [...merged, node] };
}

/** The tree's root hash, MTH of RFC 6962 2.1: of the empty tree the hash of nothing. */
export function rootOf({ peaks }: CompactTree): Buffer {
  const last = peaks.at(-1);
  if (last === undefined) return hash("sha256", "", "buffer");
  return peaks.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last);
}
