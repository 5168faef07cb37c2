/** Inputs that many contracts ask for, within what the database takes: a value beyond it is refused, not a fault. */
import { z } from "zod";

/** The oldest day that anybody's record can speak of. */
const FIRST_DAY = "1900-01-01";
const LAST_DAY = "2200-12-31";
const MOST_INTEGER = 2_147_483_647;

/** An ISO day. */
export const dayInput = z.iso
  .date()
  .refine((day) => day >= FIRST_DAY && day <= LAST_DAY, { error: `${FIRST_DAY} … ${LAST_DAY}` });

/** The number of a row, also where it comes as text in an address. */
export const numberInput = z.coerce.number().int().positive().max(MOST_INTEGER);
