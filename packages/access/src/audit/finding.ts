export type AuditFault =
  /** The row isn't what was sealed at its place, whether or not its own hash was changed along with it. */
  | "row-changed"
  /** What was sealed at the place is gone; rows behind it may have moved up. */
  | "row-missing"
  /** A row that was never sealed at its place; rows behind it may have moved down. */
  | "row-added"
  /** The row belongs to another place (`other`). */
  | "rows-swapped"
  /** A row that waits for its seal no longer fits its own hash (`other` is its number). */
  | "unsealed-changed"
  /** The second place holds later seals than the database: it was set back to an earlier state. */
  | "rolled-back"
  /** The database holds later seals than the second place: its end was cut off. */
  | "second-place-short"
  /** A seal in the database isn't the one in the second place, or is missing here. */
  | "seal-differs"
  /** A seal isn't signed by a known key, doesn't follow the one before, or doesn't fit its leaves. */
  | "seal-forged"
  /** The index by which a person's readings are found names fewer, or more, than the leaves do. */
  | "index-differs";

/** The first thing that isn't as it was sealed. */
export interface AuditFinding {
  readonly fault: AuditFault;
  /** Place in the tree, from 0; of a seal, its first leaf's. */
  readonly position: number;
  /** A second place or number, where the fault has one. */
  readonly other?: number;
}
