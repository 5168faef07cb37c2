/**
 * Caps on what an extract may be. They keep a hostile or broken file from taking the machine's memory; every real
 * extract of a county lies far below them.
 */

/** Largest file read. Five million rows of a county of a million people are about 0.5 GB. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;
/** Largest workbook as it lies on disk: a full sheet of 1,048,576 rows takes about 60 MB. */
export const MAX_WORKBOOK_BYTES = 256 * 1024 ** 2;
/** Largest total of a workbook's parts once unpacked. */
export const MAX_UNPACKED_BYTES = 2 * 1024 ** 3;
/** Deflate reaches 1032 at most; sheets made of repeated tags reach about 30, bombs several hundreds. */
export const MAX_UNPACK_RATIO = 100;
/** Below this size no ratio is suspicious: small sheets of equal rows pack very well. */
export const MIN_SUSPICIOUS_BYTES = 16 * 1024 ** 2;
/** The shared texts of a workbook are held in memory while it is read. */
export const MAX_SHARED_TEXT_BYTES = 512 * 1024 ** 2;
/** Columns of a row. A register has about ten; office software writes at most a few hundred empty ones behind. */
export const MAX_COLUMNS = 1000;
/** Characters of one cell: what a spreadsheet can hold. A quotation mark that nobody closes ends here too. */
export const MAX_CELL_LENGTH = 32_767;
/** Characters of one row of a text file, so that a line without end is refused before it fills the memory. */
export const MAX_ROW_LENGTH = 1024 ** 2;
/** Characters of a text that is part of a key: an entry of a B-tree index takes 2,704 bytes. */
export const MAX_KEY_LENGTH = 256;
/** Rows of one file. */
export const MAX_ROWS = 20_000_000;
/** The header is looked for in the first twenty rows (extracts/README). */
export const HEADER_ROWS = 20;
