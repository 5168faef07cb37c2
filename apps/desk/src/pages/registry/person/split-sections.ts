import type { FactItem, FactRecords, FactSection } from "@olive/registry/contract";

export interface SplitSections {
  /** The item that is the page's heading. */
  readonly title: FactItem | undefined;
  readonly facts: readonly FactSection[];
  /** Rows that are something that happened: they stand on the line of time and nowhere else. */
  readonly timed: readonly FactRecords[];
}

/** Sets out a person's facts so that nothing stands on the page twice. */
export function splitSections(sections: readonly FactSection[]): SplitSections {
  const entries = sections.flatMap((section) => section.entries);
  const isTitle = (entry: FactItem | FactRecords): entry is FactItem => entry.kind === "item" && entry.title;
  const isTimed = (entry: FactItem | FactRecords): entry is FactRecords =>
    entry.kind === "records" && entry.timeline !== null;
  const facts = sections
    .map((section) => ({
      ...section,
      entries: section.entries.filter((one) => !isTitle(one) && !isTimed(one)),
    }))
    .filter((section) => section.entries.length > 0);
  return { title: entries.find(isTitle), facts, timed: entries.filter(isTimed) };
}
