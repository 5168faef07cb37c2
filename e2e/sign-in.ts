import type { Page } from "playwright-core";

/** Signs in as an account of the demo, by its card, and goes to `back`. */
export async function signIn(page: Page, account: string, back = "/desk/"): Promise<void> {
  await page.goto(`/sign-in?back=${encodeURIComponent(back)}`);
  await page.locator(`button[name=account][value=${account}]`).click();
  await page.waitForURL((url) => url.pathname === new URL(back, url).pathname);
}
