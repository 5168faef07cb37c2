import { isDigit, isNamePart, isNameStart, isPlainIdentifier, isSpace } from "./characters.ts";

/**
 * Declared names that the grammar can't find by itself, because they hold spaces, operators, keywords or begin
 * with a digit. They are looked for in the text by longest match, so that `收入-支出` means the declared name
 * wherever that is declared, and a difference wherever it is not (DMN 1.5, 10.3.1.2: names are resolved by scope).
 */
export interface SpecialNames {
  /** Length in `text` of the longest special name that stands at `at`, with its declared form. */
  match(text: string, at: number): { readonly name: string; readonly length: number } | undefined;
}

/** The names of `declared` that need looking for, longest first for each first character. */
export function specialNames(declared: Iterable<string>): SpecialNames {
  const byFirst = new Map<string, string[][]>();
  const originals = new Map<string[], string>();
  for (const name of declared) {
    const words = name.split(/\s+/).filter((word) => word !== "");
    const first = words[0]?.charAt(0);
    if (first === undefined || isPlainIdentifier(name) || !canBeName(name)) continue;
    originals.set(words, name);
    byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
  }
  return {
    match(text, at) {
      let best: { name: string; length: number } | undefined;
      for (const words of byFirst.get(text.charAt(at)) ?? []) {
        const end = endOfWords(text, at, words);
        if (end === undefined || end - at <= (best?.length ?? 0)) continue;
        best = { name: originals.get(words) ?? words.join(" "), length: end - at };
      }
      return best;
    },
  };
}

/** A name needs a letter; otherwise a context entry called `1` or `-` would change what every text means. */
function canBeName(name: string): boolean {
  if (!isDigit(name.charAt(0)) && !isNameStart(name.charAt(0))) return false;
  return [...name].some((unit) => isNameStart(unit.charAt(0)) && unit !== "?");
}

function endOfWords(text: string, at: number, words: readonly string[]): number | undefined {
  let position = at;
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const before = position;
      while (isSpace(text.charAt(position))) position++;
      if (position === before) return undefined;
    }
    if (!text.startsWith(word, position)) return undefined;
    position += word.length;
  }
  const last = text.charAt(position - 1);
  return isNamePart(last) && isNamePart(text.charAt(position)) ? undefined : position;
}
