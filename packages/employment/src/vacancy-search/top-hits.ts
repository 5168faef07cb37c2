/** The best so far of a search, in order: relevance, then distance, then the newest post. */
export interface TopHits {
  readonly slots: number[];
  readonly relevances: number[];
  readonly squares: number[];
  readonly most: number;
}

export function topHits(most: number): TopHits {
  return { slots: [], relevances: [], squares: [], most };
}

/** A place that isn't known comes behind every known one. */
const orderable = (square: number) => (Number.isNaN(square) ? Number.POSITIVE_INFINITY : square);

function comesBefore(top: TopHits, at: number, relevance: number, square: number, slot: number): boolean {
  if (relevance !== top.relevances[at]) return relevance > top.relevances[at]!;
  const other = orderable(top.squares[at]!);
  if (orderable(square) !== other) return orderable(square) < other;
  return slot > top.slots[at]!;
}

export function offerHit(top: TopHits, slot: number, relevance: number, square: number): void {
  const { slots, most } = top;
  if (most < 1) return;
  if (slots.length === most && !comesBefore(top, most - 1, relevance, square, slot)) return;
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(top, middle, relevance, square, slot)) high = middle;
    else low = middle + 1;
  }
  slots.splice(low, 0, slot);
  top.relevances.splice(low, 0, relevance);
  top.squares.splice(low, 0, square);
  if (slots.length <= most) return;
  slots.pop();
  top.relevances.pop();
  top.squares.pop();
}
