import type { CellCleaner, Cleaned } from "./cleaned.ts";

/** Spellings remembered per column, so that a hostile file can't fill the memory with them. */
const MAX_REMEMBERED = 20_000;
/** A longer text may be a slice of the file's (V8, from thirteen characters on), all of which it would keep alive. */
const MAX_LENGTH = 12;

/** A cleaner that reads each spelling once: for columns with few different values (dates, months, years). */
export function remembering(clean: CellCleaner): CellCleaner {
  const known = new Map<string, Cleaned>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const cleaned = clean(text);
    if (known.size < MAX_REMEMBERED && text.length <= MAX_LENGTH) known.set(text, cleaned);
    return cleaned;
  };
}
