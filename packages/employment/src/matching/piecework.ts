/** What work by the piece brings in a month: pieces an hour × rate × hours. */

export interface Piecework {
  readonly piecesPerHour: number;
  /** Fen a piece. */
  readonly rateFen: number;
  readonly hoursPerWeek: number;
}

const WEEKS_A_YEAR = 52;
const MONTHS_A_YEAR = 12;

/** Whole yuan a month, an estimate: the pace of an hour is what somebody used to the work makes. */
export function monthlyPieceEarnings({ piecesPerHour, rateFen, hoursPerWeek }: Piecework): number {
  const fenAYear = piecesPerHour * rateFen * hoursPerWeek * WEEKS_A_YEAR;
  return Math.round(fenAYear / MONTHS_A_YEAR / 100);
}
