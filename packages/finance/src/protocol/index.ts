/** What a bank and the platform share, and nothing of the county: messages, suites, the report's tree, signatures. */
export * from "./messages.ts";
export * from "./report-sections.ts";
