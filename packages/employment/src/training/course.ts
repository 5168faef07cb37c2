/** A course that can be held: what whoever finishes it can do, and for how many there is room. */
export interface Course {
  readonly code: string;
  /** People in one course. */
  readonly seats: number;
  readonly skills: readonly string[];
  readonly certificates: readonly string[];
}
