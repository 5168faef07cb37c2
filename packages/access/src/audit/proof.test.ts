import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isConsistent, isIncluded, proveConsistency, proveInclusion } from "./proof.ts";
import { appendLeaf, EMPTY_TREE, rootOf } from "./tree.ts";

const leafHash = (data: string) =>
  createHash("sha256").update(Buffer.of(0)).update(Buffer.from(data, "hex")).digest();
const rootAt = (leaves: readonly Buffer[]) => rootOf(leaves.reduce(appendLeaf, EMPTY_TREE));

/** The eight entries of Certificate Transparency's own tests, and the proofs published for them. */
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
const LEAVES = ENTRIES.map(leafHash);

describe("published proofs of the eight entries", () => {
  test.each([
    [
      0,
      8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      5,
      8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
    [
      1,
      5,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ] as const)("leaf %i in the tree of %i", (position, size, path) => {
    expect(proveInclusion(LEAVES.slice(0, size), position).map((node) => node.toString("hex"))).toEqual(path);
  });

  test.each([
    [
      1,
      8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      6,
      8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [
      2,
      5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ] as const)("growth from %i to %i", (from, size, proof) => {
    expect(proveConsistency(LEAVES.slice(0, size), from).map((node) => node.toString("hex"))).toEqual(proof);
  });
});

const drawn = fc.integer({ min: 1, max: 65 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    at: fc.integer({ min: 0, max: size - 1 }),
    flip: fc.nat(),
    bit: fc.integer({ min: 0, max: 255 }),
  }),
);
const many = Array.from({ length: 65 }, (_, n) => leafHash(n.toString(16).padStart(4, "0")));

/** One bit of one hash is another. */
function altered(path: readonly Buffer[], flip: number, bit: number): Buffer[] {
  const copy = path.map((node) => Buffer.from(node));
  const node = copy[flip % copy.length]!;
  node[Math.floor(bit / 8)]! ^= 1 << (bit % 8);
  return copy;
}

test("every leaf is proven in its tree; at another place, with another leaf or an altered path it isn't", () => {
  fc.assert(
    fc.property(drawn, ({ size, at, flip, bit }) => {
      const leaves = many.slice(0, size);
      const claim = { leaf: leaves[at]!, position: at, size, root: rootAt(leaves) };
      const path = proveInclusion(leaves, at);
      expect(isIncluded(path, claim)).toBe(true);
      expect(isIncluded(path, { ...claim, leaf: leafHash("ffff") })).toBe(false);
      expect(isIncluded([...path, claim.leaf], claim)).toBe(false);
      if (size > 1) {
        expect(isIncluded(path, { ...claim, position: (at + 1) % size })).toBe(false);
        expect(isIncluded(altered(path, flip, bit), claim)).toBe(false);
        expect(isIncluded(path.slice(1), claim)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});

test("a tree is proven to be the beginning of its later self; with an altered proof or another root it isn't", () => {
  fc.assert(
    fc.property(drawn, ({ size, at, flip, bit }) => {
      const leaves = many.slice(0, size);
      const early = leaves.slice(0, at + 1);
      const growth = { from: { size: at + 1, root: rootAt(early) }, to: { size, root: rootAt(leaves) } };
      const proof = proveConsistency(leaves, at + 1);
      expect(isConsistent(proof, growth)).toBe(true);
      const other = { size: at + 1, root: rootAt([...early.slice(0, -1), leafHash("ffff")]) };
      expect(isConsistent(proof, { ...growth, from: other })).toBe(false);
      if (proof.length > 0) expect(isConsistent(altered(proof, flip, bit), growth)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
