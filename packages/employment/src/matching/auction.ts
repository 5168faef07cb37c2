/**
 * Seats for people, all at once: an auction in which each person bids for the post worth most to them at the
 * prices of the moment, and a post keeps its highest bidders. Prices end where demand meets seats.
 *
 * A post is two objects, its free seats and its reserved ones; only holders bid for the latter. Nobody takes a
 * place worth less than nothing. With `epsilon` the result is within people × epsilon of the best possible total
 * (Bertsekas 1988); `bound` says how near it really is. Whole numbers throughout: same input, same result, always.
 */

import type { Edges } from "./edges.ts";

export interface AuctionInput {
  readonly freeSeats: Int32Array;
  readonly reservedSeats: Int32Array;
  readonly edges: readonly Edges[];
  /** 1 for people who may take a reserved seat. */
  readonly holder: Uint8Array;
}

const NOBODY = -1;
/** Higher than any score: an object without seats is never worth bidding for. */
const CLOSED = 1_000_000_000;

export class Auction {
  readonly posts: number;
  readonly holder: Uint8Array;
  readonly edges: Edges[];
  /** By object: the post's number for free seats, `posts +` it for reserved ones. */
  readonly price: Int32Array;
  readonly assigned: Int32Array;
  bids = 0;
  #object = NOBODY;
  #second = 0;
  /** What an entering person has changed so far, to take it back. */
  #journal: Journal | undefined;
  readonly #from: Int32Array;
  readonly #size: Int32Array;
  /** Bids that each object holds, the lowest first: a heap in its own stretch. */
  readonly #bid: Int32Array;
  readonly #bidder: Int32Array;

  private constructor(parts: AuctionParts) {
    this.posts = parts.posts;
    this.holder = parts.holder;
    this.edges = parts.edges;
    this.price = parts.price;
    this.assigned = parts.assigned;
    this.#from = parts.from;
    this.#size = parts.size;
    this.#bid = parts.bid;
    this.#bidder = parts.bidder;
  }

  static open({ freeSeats, reservedSeats, edges, holder }: AuctionInput): Auction {
    const posts = freeSeats.length;
    const from = new Int32Array(2 * posts + 1);
    for (let o = 0; o < 2 * posts; o += 1) {
      from[o + 1] = from[o]! + (o < posts ? freeSeats[o]! : reservedSeats[o - posts]!);
    }
    const seats = from[2 * posts]!;
    const auction = new Auction({
      posts,
      holder,
      edges: [...edges],
      price: new Int32Array(2 * posts),
      assigned: new Int32Array(edges.length).fill(NOBODY),
      from,
      size: new Int32Array(2 * posts),
      bid: new Int32Array(seats),
      bidder: new Int32Array(seats),
    });
    auction.#reprice();
    return auction;
  }

  /** A copy that goes its own way: what would happen if. */
  copy(): Auction {
    const auction = new Auction({
      posts: this.posts,
      holder: this.holder,
      edges: [...this.edges],
      price: this.price.slice(),
      assigned: this.assigned.slice(),
      from: this.#from,
      size: this.#size.slice(),
      bid: this.#bid.slice(),
      bidder: this.#bidder.slice(),
    });
    auction.bids = this.bids;
    return auction;
  }

  get placed(): number {
    let placed = 0;
    for (const object of this.assigned) if (object !== NOBODY) placed += 1;
    return placed;
  }

  /** Sum of the values of all places taken. */
  get total(): number {
    let total = 0;
    for (let s = 0; s < this.assigned.length; s += 1) total += this.#worth(s);
    return total;
  }

  /** No allocation over these edges can have a higher total: the dual of the linear programme at these prices. */
  get bound(): number {
    let bound = 0;
    for (let s = 0; s < this.edges.length; s += 1) bound += this.#best(s);
    for (let o = 0; o < this.price.length; o += 1) {
      const seats = this.#from[o + 1]! - this.#from[o]!;
      if (seats > 0) bound += seats * this.price[o]!;
    }
    return bound;
  }

  /** What this person gains at today's prices, ten-thousandths; 0 for nobody's best. */
  profit(s: number): number {
    return this.#best(s);
  }

  /** What a seat of this post costs this person. */
  priceFor(s: number, v: number): number {
    const free = this.price[v]!;
    return this.holder[s] === 1 ? Math.min(free, this.price[this.posts + v]!) : free;
  }

  /** Everybody bids, from no price at all: a seat that nobody takes then never has one. */
  run(epsilon: number): void {
    this.assigned.fill(NOBODY);
    this.#size.fill(0);
    this.#reprice();
    this.#settle(
      Array.from({ length: this.edges.length }, (_, s) => s),
      epsilon,
    );
  }

  /**
   * Somebody without a seat comes, or comes back with other posts, and bids at the prices that stand; whoever loses
   * their seat by it bids on. Answers whether one more person has a seat in the end; if not, all is as it was.
   */
  enter(s: number, edges: Edges, epsilon: number): boolean {
    if (this.assigned[s] !== NOBODY) throw new RangeError("Only somebody without a seat can enter");
    const before = this.edges[s]!;
    this.#journal = { people: new Map([[s, NOBODY]]), objects: new Map() };
    this.edges[s] = edges;
    const seated = this.#settle([s], epsilon) === 0;
    if (!seated) {
      this.edges[s] = before;
      this.#restore(this.#journal);
    }
    this.#journal = undefined;
    return seated;
  }

  #restore({ people, objects }: Journal): void {
    for (const [person, object] of people) this.assigned[person] = object;
    for (const [object, { price, size, bid, bidder }] of objects) {
      this.price[object] = price;
      this.#size[object] = size;
      this.#bid.set(bid, this.#from[object]!);
      this.#bidder.set(bidder, this.#from[object]!);
    }
  }

  #note(object: number, person: number): void {
    const journal = this.#journal;
    if (journal === undefined) return;
    if (!journal.people.has(person)) journal.people.set(person, this.assigned[person]!);
    if (journal.objects.has(object)) return;
    const [from, to] = [this.#from[object]!, this.#from[object + 1]!];
    journal.objects.set(object, {
      price: this.price[object]!,
      size: this.#size[object]!,
      bid: this.#bid.slice(from, to),
      bidder: this.#bidder.slice(from, to),
    });
  }

  #worth(s: number): number {
    const object = this.assigned[s]!;
    if (object === NOBODY) return 0;
    const { vacancy, value } = this.edges[s]!;
    return value[vacancy.indexOf(object % this.posts)]!;
  }

  /**
   * Sets `#object`, worth most to a person at these prices, and `#second`, what the next best is worth; answers
   * what the best is worth. 0 is staying out.
   */
  #best(s: number): number {
    const { vacancy, value } = this.edges[s]!;
    const { price, posts } = this;
    const holds = this.holder[s] === 1;
    let object = NOBODY;
    let net = 0;
    let second = 0;
    // Prices are never below zero, and the dearest edges come first: what is worth less than the second is worth nothing.
    for (let i = 0; i < vacancy.length && value[i]! > second; i += 1) {
      const v = vacancy[i]!;
      const free = value[i]! - price[v]!;
      if (free > net) {
        second = net;
        net = free;
        object = v;
      } else if (free > second) second = free;
      if (!holds) continue;
      const reserved = value[i]! - price[posts + v]!;
      if (reserved > net) {
        second = net;
        net = reserved;
        object = posts + v;
      } else if (reserved > second) second = reserved;
    }
    this.#object = object;
    this.#second = second;
    return net;
  }

  /** Answers how many stay out in the end. */
  #settle(people: readonly number[], epsilon: number): number {
    let queue = people;
    let outside = 0;
    while (queue.length > 0) {
      const out: number[] = [];
      for (const s of queue) {
        const net = this.#best(s);
        const object = this.#object;
        if (object === NOBODY) {
          outside += 1;
          continue;
        }
        this.bids += 1;
        const loser = this.#take(object, s, this.price[object]! + net - this.#second + epsilon);
        if (loser !== NOBODY) out.push(loser);
      }
      queue = out;
    }
    return outside;
  }

  /** A seat for the bidder; answers who loses theirs. */
  #take(object: number, s: number, bid: number): number {
    const from = this.#from[object]!;
    const seats = this.#from[object + 1]! - from;
    this.#note(object, s);
    this.assigned[s] = object;
    let loser = NOBODY;
    if (this.#size[object] === seats) {
      loser = this.#bidder[from]!;
      this.#note(object, loser);
      this.assigned[loser] = NOBODY;
      this.#sink(from, seats, 0, bid, s);
    } else {
      this.#rise(from, this.#size[object]!, bid, s);
      this.#size[object]! += 1;
    }
    if (this.#size[object] === seats) this.price[object] = this.#bid[from]!;
    return loser;
  }

  #rise(from: number, start: number, bid: number, bidder: number): void {
    let at = start;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#bid[from + above]! <= bid) break;
      this.#put(from + at, this.#bid[from + above]!, this.#bidder[from + above]!);
      at = above;
    }
    this.#put(from + at, bid, bidder);
  }

  #sink(from: number, size: number, start: number, bid: number, bidder: number): void {
    let at = start;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && this.#bid[from + below + 1]! < this.#bid[from + below]!) below += 1;
      if (this.#bid[from + below]! >= bid) break;
      this.#put(from + at, this.#bid[from + below]!, this.#bidder[from + below]!);
      at = below;
    }
    this.#put(from + at, bid, bidder);
  }

  #put(at: number, bid: number, bidder: number): void {
    this.#bid[at] = bid;
    this.#bidder[at] = bidder;
  }

  #reprice(): void {
    for (let o = 0; o < this.price.length; o += 1) {
      this.price[o] = this.#from[o] === this.#from[o + 1] ? CLOSED : 0;
    }
  }
}

interface Journal {
  /** By person, the object they held. */
  readonly people: Map<number, number>;
  readonly objects: Map<
    number,
    {
      readonly price: number;
      readonly size: number;
      readonly bid: Int32Array;
      readonly bidder: Int32Array;
    }
  >;
}

interface AuctionParts {
  readonly posts: number;
  readonly holder: Uint8Array;
  readonly edges: Edges[];
  readonly price: Int32Array;
  readonly assigned: Int32Array;
  readonly from: Int32Array;
  readonly size: Int32Array;
  readonly bid: Int32Array;
  readonly bidder: Int32Array;
}
