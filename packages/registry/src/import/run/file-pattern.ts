/** What two files that a department exports month after month have in common: the name without its numbers. */
export function filePattern(name: string): string {
  return name.normalize("NFC").replaceAll(/\d+/g, "#").toLowerCase();
}
