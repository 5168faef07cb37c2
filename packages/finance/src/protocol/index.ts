/** What a bank and the platform share, and nothing of the county: messages, suites, the report's tree, signatures. */
export * from "./base64url.ts";
export * from "./canonical.ts";
export * from "./consent-artefact.ts";
export * from "./content-digest.ts";
export * from "./disclosure.ts";
export * from "./fault-wordings.ts";
export * from "./http-signature.ts";
export * from "./keys.ts";
export * from "./messages.ts";
export * from "./protocol-fault.ts";
export * from "./receipt-digest.ts";
export * from "./replay-store.ts";
export * from "./report-sections.ts";
export * from "./section-fields.ts";
export * from "./suite.ts";
export * from "./suite-shape.ts";
