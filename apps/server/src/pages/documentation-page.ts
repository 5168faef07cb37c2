import { html } from "@olive/http/page";
import type { Page, PageContext } from "./layout.ts";

const WORDS = {
  title: { zh: "接口文档", en: "API documentation" },
  lead: {
    zh: "可以直接在这里试用；机器可读的全文在",
    en: "Every operation can be tried here; for machines there is",
  },
};

/** Swagger UI over our own document, with our own copies of its files. */
export function documentationPage({ speech: { say } }: PageContext): Page {
  return {
    title: say(WORDS.title),
    head: html`<link rel="stylesheet" href="/docs/swagger-ui.css"><script src="/docs/swagger-ui-bundle.js" defer></script><script src="/docs/start.js" defer></script>`,
    body: html`<div><h1>${say(WORDS.title)}</h1><p class="lead">${say(WORDS.lead)} <a href="/openapi.json">openapi.json</a>（OpenAPI 3.1）</p></div><div class="card" id="operations"></div>`,
  };
}
