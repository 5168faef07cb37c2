/** One entry of the 2022 classification: an occupation, or a group of them (its code ends in -00). */
export interface Occupation {
  /** 1 major group, 2 sub-major, 3 minor group, 4 occupation. */
  readonly level: number;
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly tasks: string;
  /** What the trade calls it, the name among them. */
  readonly aliases: readonly string[];
}

/** A title that a person has coded. */
export interface CodedTitle {
  readonly title: string;
  readonly code: string;
}

const SUB_MAJOR_LENGTH = 4;
const MINOR_LENGTH = 7;

/** 6-31-01-10 → 6-31-01: its minor group. */
export const minorOf = (code: string) => code.slice(0, MINOR_LENGTH);
/** 6-31-01-10 → 6-31: its sub-major group. */
export const subMajorOf = (code: string) => code.slice(0, SUB_MAJOR_LENGTH);
