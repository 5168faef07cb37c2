import type { Business } from "@olive/finance";
import { html, type Speech } from "@olive/http/page";
import type { ShellPage } from "../public-site.ts";
import { WORDS } from "./words.ts";

/** What waits for the owner: one tap to anything. */
export function homePage(business: Business, { say, day }: Speech): ShellPage {
  const { name, creditCode, capacity, mandateUntil } = business;
  return {
    title: say(WORDS.title),
    body: html`<h1>${name}</h1><p class="note">${creditCode}${capacity === "clerk" && html` · ${say(WORDS.clerk)} ${day(mandateUntil)}`}</p>`,
  };
}
