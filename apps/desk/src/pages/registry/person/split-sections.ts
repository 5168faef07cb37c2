import type { FactItem, FactRecords, FactSection } from "@olive/registry/contract";

export interface SplitSections {
  /** What the heading says, by what it is. */
  readonly heads: ReadonlyMap<NonNullable<FactItem["head"]>, FactItem>;
  readonly facts: readonly FactSection[];
  /** Rows that are something that happened: they stand on the line of time and nowhere else. */
  readonly timed: readonly FactRecords[];
}

/** Sets out a person's facts so that nothing stands on the page twice. */
export function splitSections(sections: readonly FactSection[]): SplitSections {
  const entries = sections.flatMap((section) => section.entries);
  const isHead = (entry: FactItem | FactRecords): entry is FactItem =>
    entry.kind === "item" && entry.head !== null;
  const isTimed = (entry: FactItem | FactRecords): entry is FactRecords =>
    entry.kind === "records" && entry.timeline !== null;
  const facts = sections
    .map((section) => ({
      ...section,
      entries: section.entries.filter((one) => !isHead(one) && !isTimed(one)),
    }))
    .filter((section) => section.entries.length > 0);
  const heads = new Map(
    entries.filter(isHead).flatMap((item) => (item.head === null ? [] : [[item.head, item]])),
  );
  return { heads, facts, timed: entries.filter(isTimed) };
}
