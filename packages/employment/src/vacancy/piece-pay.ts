import type { z } from "zod";
import type { pieceSchema } from "../contracts/vacancy-shapes.ts";

export type Piece = z.output<typeof pieceSchema>;

const WEEKS_A_MONTH = 52 / 12;
const FEN_A_YUAN = 100;

/**
 * Whole yuan a month that piece work comes to: hours a week × pieces an hour × fen a piece. An estimate from what the
 * employer says of a practised hand; a beginner makes less.
 */
export function monthlyFromPiece({ rateFen, perHour }: Piece, hoursPerWeek: number): number {
  return Math.round((hoursPerWeek * WEEKS_A_MONTH * perHour * rateFen) / FEN_A_YUAN);
}
