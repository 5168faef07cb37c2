import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

const SCREENSHOTS = join(import.meta.dirname, "../.olive/screenshots");
const PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The system's Chromium, without its habit of calling home. As root it refuses to run with its sandbox. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? PATHS.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium: apt-get install chromium fonts-noto-cjk");
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    args: [
      ...(root ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

export interface Reader {
  readonly locale?: "zh-CN" | "en-GB";
  readonly width?: number;
  readonly script?: boolean;
}

/** A new reader: no cookies, a window of that width, the browser's language. Every fault of a page's fails the test. */
export async function newReader(browser: Browser, baseURL: string, reader: Reader = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: reader.locale ?? "zh-CN",
    viewport: { width: reader.width ?? 1440, height: 900 },
    javaScriptEnabled: reader.script ?? true,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  return page;
}

/** Keeps the whole page as a picture, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
