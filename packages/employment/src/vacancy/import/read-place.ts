import type { CountyPlace } from "@olive/registry";

export type FindPlace = (text: string) => string | undefined;

/** How many characters of an address still say township or village: 橄溪县重坞乡上重坞村 8 号. */
const SHORTEST_NAME = 2;

/**
 * Reads places of work: a code, or an address that names township and village. The village counts only inside a named
 * township or where one alone has the name; a township alone is a place too. Nothing is guessed: undefined where the
 * county isn't recognised in it.
 */
export function placeFinder(places: readonly CountyPlace[]): FindPlace {
  const current = places.filter(({ lastSeen, endedOn }) => lastSeen === null && endedOn === null);
  const codes = new Set<string>(current.map(({ code }) => code));
  const townships = named(current.filter(({ level }) => level === "township"));
  const villages = named(current.filter(({ level }) => level === "village"));
  const found = new Map<string, string | undefined>();
  const read = (text: string): string | undefined => {
    if (codes.has(text)) return text;
    const township = townships.find(({ name }) => text.includes(name))?.place;
    const inside = villages.filter(({ name }) => text.includes(name));
    const own = inside.filter(({ place }) => township === undefined || place.parent === township.code);
    const [first] = own;
    const sure = first !== undefined && (township !== undefined || alone(own));
    return sure ? first.place.code : township?.code;
  };
  return (text) => {
    if (!found.has(text)) found.set(text, read(text));
    return found.get(text);
  };
}

interface Named {
  readonly name: string;
  readonly place: CountyPlace;
}

/** Full and short names, the longest first: 上重坞村 before 重坞. */
function named(places: readonly CountyPlace[]): Named[] {
  return places
    .flatMap((place) => [...new Set([place.name, place.shortName])].map((name) => ({ name, place })))
    .filter(({ name }) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.name.length - a.name.length || (a.place.code < b.place.code ? -1 : 1));
}

function alone(found: readonly Named[]): boolean {
  const longest = found.filter(({ name }) => name.length === found[0]?.name.length);
  return new Set(longest.map(({ place }) => place.code)).size === 1;
}
