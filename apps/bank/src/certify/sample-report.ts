import type { ReportSection, SectionCode } from "@olive/finance/protocol";

const FETCHED = "2026-11-24T01:00:00Z";

export function sampleSection(
  section: SectionCode,
  items: readonly ReportSection["items"][number]["values"][] | "unavailable",
): ReportSection {
  const isThere = items !== "unavailable";
  return {
    section,
    state: isThere ? (items.length > 0 ? "some" : "none") : "unavailable",
    source: "演示部门",
    asOf: isThere ? "2026-11-01" : null,
    fetchedAt: FETCHED,
    items: isThere
      ? items.map((values, at) => ({ values, record: `sample:${at + 1}`, disputed: false }))
      : [],
  };
}

/** An invented shop of ten years with declared sales and nothing against it: what most banks would lend to. */
export function sampleReport(): ReportSection[] {
  return [
    sampleSection("registration", [
      {
        creditCode: "92330799MAYYYYY12F",
        name: "样例食品店（演示）",
        form: "个体工商户",
        industry: "F5221",
        foundedOn: "2016-05-18",
        status: "active",
        employees: 3,
      },
    ]),
    sampleSection("licences", [
      { item: "食品经营许可", fromOn: "2023-05-18", untilOn: "2028-05-17", status: "valid" },
    ]),
    sampleSection("penalties", []),
    sampleSection("seriousDishonesty", []),
    sampleSection("abnormalOperation", []),
    sampleSection("tax", [
      { month: "2025-12", months: 12, salesFen: 186_000_000, paidFen: 1_860_000, arrearsFen: 0 },
      { month: "2026-06", months: 6, salesFen: 94_000_000, paidFen: 940_000, arrearsFen: 0 },
    ]),
    sampleSection("socialInsurance", [{ month: "2026-10", heads: 3, arrearsFen: 0 }]),
  ];
}
