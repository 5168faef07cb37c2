import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { appendLeaf, EMPTY_TREE, rootOf } from "./tree.ts";

const sha = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leafHash = (data: Buffer) => sha(Buffer.of(0), data);
const grown = (leaves: readonly Buffer[]) => leaves.map(leafHash).reduce(appendLeaf, EMPTY_TREE);

/** RFC 6962 2.1 as it is written: split at the largest power of two below the size. */
function merkleTreeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leafHash(leaves[0]!);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Buffer.of(1), merkleTreeHash(leaves.slice(0, split)), merkleTreeHash(leaves.slice(split)));
}

/** The eight entries with which Certificate Transparency's own tests begin, and the roots published for them. */
const ENTRIES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test.each(ROOTS.map((root, size) => [size, root] as const))(
  "the published root of %i entries",
  (size, root) => {
    const entries = ENTRIES.slice(0, size).map((hex) => Buffer.from(hex, "hex"));
    expect(rootOf(grown(entries)).toString("hex")).toBe(root);
  },
);

test("growing leaf by leaf gives the root of the definition, with one peak for every one of the size in binary", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 4 }), { maxLength: 70 }), (data) => {
      const leaves = data.map((bytes) => Buffer.from(bytes));
      const tree = grown(leaves);
      expect(rootOf(tree).equals(merkleTreeHash(leaves))).toBe(true);
      expect(tree.peaks).toHaveLength(leaves.length.toString(2).replaceAll("0", "").length);
    }),
  );
});
