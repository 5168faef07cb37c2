import { join } from "node:path";
import { expect, test } from "vitest";
import { listCounties, loadCounty } from "./county-pack.ts";
import { documentRegisters } from "./document-registers.ts";

const DOCS = join(import.meta.dirname, "..", "..", "..", "..", "docs", "registers");

test.each(listCounties())("docs/registers/%s.md says what the definitions say", async (slug) => {
  const county = loadCounty(slug);
  await expect(documentRegisters(county)).toMatchFileSnapshot(join(DOCS, `${slug}.md`));
});
