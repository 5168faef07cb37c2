import {
  REPORT_SECTIONS,
  type ReportItem,
  type ReportSection,
  type SectionCode,
} from "../report-sections.ts";
import { type FieldType, SECTION_FIELDS } from "../section-fields.ts";

const FETCHED = "2026-11-02T01:00:00.000Z";
const STATES = ["some", "none", "unavailable"] as const;

/** Every section, for an invented shop; the states take turns. */
export const SAMPLE_SECTIONS: readonly ReportSection[] = REPORT_SECTIONS.map((section, at) => {
  const state = STATES[at % STATES.length] ?? "some";
  return {
    ...{ section, state, source: "演示部门", fetchedAt: FETCHED },
    asOf: state === "unavailable" ? null : "2026-11-01",
    items: state === "some" ? [sampleItem(section, 1), sampleItem(section, 2)] : [],
  };
});

function sampleItem(section: SectionCode, row: number): ReportItem {
  const values = Object.entries(SECTION_FIELDS[section]).map(([name, { type }]) => [
    name,
    sampleValue(type, row),
  ]);
  return { values: Object.fromEntries(values), record: `${section}:${row}`, disputed: row === 2 };
}

function sampleValue(type: FieldType, row: number): string | number | boolean {
  if (typeof type !== "string") return type[0] ?? "";
  const values = {
    day: "2026-01-02",
    month: "2026-01",
    fen: 1200 + row,
    count: row,
    flag: true,
    text: "演示",
  };
  return values[type];
}
