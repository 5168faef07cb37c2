const FIRST_CAPACITY = 4;

/** Where one pair of characters stands: slots in ascending order, and how heavy the part of the post is. */
export interface PostingList {
  slots: Int32Array;
  weights: Uint8Array;
  length: number;
}

export function emptyList(): PostingList {
  return { slots: new Int32Array(FIRST_CAPACITY), weights: new Uint8Array(FIRST_CAPACITY), length: 0 };
}

/** Slots come in ascending order, a post's heaviest part first: a slot that is already last is left as it is. */
export function appendSlot(list: PostingList, slot: number, weight: number): void {
  const at = list.length;
  if (at > 0 && list.slots[at - 1] === slot) return;
  if (at === list.slots.length) growList(list, at * 2);
  list.slots[at] = slot;
  list.weights[at] = weight;
  list.length = at + 1;
}

function growList(list: PostingList, capacity: number): void {
  const slots = new Int32Array(capacity);
  const weights = new Uint8Array(capacity);
  slots.set(list.slots);
  weights.set(list.weights);
  list.slots = slots;
  list.weights = weights;
}

/** Renumbers the slots in place; those that `moved` says are gone (-1) leave the list. */
export function moveSlots(list: PostingList, moved: Int32Array): void {
  let kept = 0;
  for (let at = 0; at < list.length; at += 1) {
    const slot = moved[list.slots[at]!]!;
    if (slot < 0) continue;
    list.slots[kept] = slot;
    list.weights[kept] = list.weights[at]!;
    kept += 1;
  }
  list.length = kept;
}
