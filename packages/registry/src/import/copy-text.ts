/** What the text format of COPY gives a meaning to (PostgreSQL manual, COPY, text format); NUL it can't hold at all. */
const SPECIAL = /[\\\t\n\r\0]/;
const EACH_SPECIAL = /[\\\t\n\r\0]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\0": "",
};

/** NULL in COPY's text format. */
export const COPY_NULL = "\\N";

/** A value as COPY's text format wants it. */
export function copyText(value: string): string {
  return SPECIAL.test(value) ? value.replace(EACH_SPECIAL, (special) => ESCAPES[special] ?? "") : value;
}
