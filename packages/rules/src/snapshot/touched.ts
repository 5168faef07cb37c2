/** Rows that a change has touched, as they are found. */
export interface Touched {
  readonly people: Set<number>;
  readonly households: Set<number>;
  /** New rows of each register. */
  readonly rows: Map<string, number[]>;
}
