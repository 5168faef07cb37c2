/** Room for the number of an advert beside its key in one double: a million and some. */
const PLACES = 2 ** 20;
/** Up to here everybody in a block is compared with everybody. */
const SMALL = 40;
/** In larger blocks each is compared with so many that follow it, in each order. */
const WINDOW = 20;

/**
 * Pairs that share a key. A block is never skipped for its size: a large one is walked in each of the given orders, by
 * windows. A pair may come more than once. Throws RangeError above a million adverts.
 */
export function eachBlockPair(
  keys: readonly (readonly number[])[],
  orders: readonly Int32Array[],
  take: (a: number, b: number) => void,
): void {
  if (keys.length > PLACES) throw new RangeError("more adverts than one run compares");
  const entries = new Float64Array(keys.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const [i, list] of keys.entries()) {
    for (const key of list) {
      entries[at] = key * PLACES + i;
      at += 1;
    }
  }
  entries.sort();
  const keyAt = (i: number) => Math.floor(entries[i]! / PLACES);
  for (let from = 0; from < entries.length; ) {
    const key = keyAt(from);
    let to = from + 1;
    while (to < entries.length && keyAt(to) === key) to += 1;
    if (to - from > 1)
      comparePart(
        Int32Array.from(entries.subarray(from, to), (one) => one % PLACES),
        orders,
        take,
      );
    from = to;
  }
}

function comparePart(
  members: Int32Array,
  orders: readonly Int32Array[],
  take: (a: number, b: number) => void,
): void {
  if (members.length <= SMALL) {
    walk(members, members.length, take);
    return;
  }
  for (const ranks of orders)
    walk(
      members.sort((a, b) => ranks[a]! - ranks[b]!),
      WINDOW,
      take,
    );
}

function walk(members: Int32Array, window: number, take: (a: number, b: number) => void): void {
  for (let i = 0; i < members.length; i += 1) {
    const last = Math.min(members.length - 1, i + window);
    for (let j = i + 1; j <= last; j += 1) take(members[i]!, members[j]!);
  }
}
