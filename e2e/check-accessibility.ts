import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
/** WCAG 2.0 to 2.2, levels A and AA. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds on the page as it stands, but for `except`: rule, weight, and the first places. Empty is right. */
export async function findBarriers(page: Page, except: readonly string[] = []): Promise<string[]> {
  // Evaluated by the debugger: a script element of the test's own would not pass the page's security policy.
  await page.evaluate(await readFile(AXE, "utf8"));
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ runOnly: TAGS, rules });
  const { violations } = (await page.evaluate(`axe.run(${options})`)) as AxeResults;
  return violations.map(({ id, impact, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(" "));
    return `${impact} ${id}: ${places.join(" | ")}`;
  });
}
