import { languageTag } from "@olive/http";
import { type Content, type Html, html, type Speech, speechIn } from "@olive/http/page";
import type { FastifyRequest } from "fastify";
import type { Site } from "../http/site.ts";
import { ownPages } from "./own-pages.ts";
import { type TypeSize, typeSizeOf } from "./type-size.ts";

/** What every page is made with. */
export interface PageContext {
  readonly site: Site;
  readonly speech: Speech;
  /** Path and query of the page: where the language switch comes back to. */
  readonly address: string;
  /** Code of the role that is signed in; undefined for nobody. */
  readonly role: string | undefined;
  readonly typeSize: TypeSize;
}

export interface Page {
  readonly title: string;
  /** Way back: pages above this one, the first page excepted. */
  readonly trail?: readonly { readonly name: string; readonly href: string }[];
  readonly body: Content;
  /** Files in the head, beside the house's style sheet. */
  readonly head?: Content;
}

export function pageContext(site: Site, request: FastifyRequest): PageContext {
  return {
    site,
    speech: speechIn(request.language),
    address: request.method === "GET" ? request.url : "/",
    role: request.actor?.role,
    typeSize: typeSizeOf(request.headers.cookie),
  };
}

const WORDS = {
  skip: { zh: "跳到正文", en: "Skip to the content" },
  home: { zh: "总览", en: "Overview" },
  data: { zh: "数据来源", en: "Data" },
  docs: { zh: "接口文档", en: "API" },
  desk: { zh: "工作台", en: "Desk" },
  elder: { zh: "长辈版", en: "Large type" },
  ordinary: { zh: "标准版", en: "Ordinary type" },
  signIn: { zh: "登录", en: "Sign in" },
  signOut: { zh: "退出", en: "Sign out" },
  demo: {
    zh: "演示数据，均为虚构：人、企业和数字都不是真的，地名是真的。",
    en: "Demo data, all invented: no person, business or figure here is real; place names are.",
  },
  area: { zh: "主导航", en: "Main" },
  trail: { zh: "当前位置", en: "You are here" },
  foot: {
    zh: "橄榄 Olive：开放源代码的县域共同富裕平台",
    en: "Olive 橄榄: the open platform for a county's common-prosperity programmes",
  },
  health: { zh: "运行状态", en: "Health" },
} as const;

/** A whole page. It works without script, prints without menus and speaks one language at a time. */
export function renderPage(context: PageContext, page: Page): string {
  const { site, speech } = context;
  const { say, language } = speech;
  const document = html`<!doctype html>
<html lang="${languageTag(language)}"${context.typeSize === "elder" && html` class="elder"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${say(site.county.name)} · 橄榄 Olive</title>
<link rel="stylesheet" href="/assets/style.css">
<link rel="icon" href="/assets/olive.svg" type="image/svg+xml">
${page.head}
</head>
<body>
<a class="skip" href="#content">${say(WORDS.skip)}</a>
${renderHead(context)}
${site.mode === "demo" && html`<p class="demo"><span class="wrap">${say(WORDS.demo)}</span></p>`}
<main id="content" class="wrap">
${page.trail && renderTrail(context, page)}
${page.body}
</main>
<footer class="foot"><div class="wrap"><span>${say(WORDS.foot)}</span><a href="/readyz">${say(WORDS.health)}</a></div></footer>
${HATCH}
</body>
</html>
`;
  return document.html;
}

/** Whoever comes for their own business needs no way to the county's figures: the head stays one line on a phone. */
function renderHead({ site, speech: { say, language }, address, role, typeSize }: PageContext): Html {
  const other = language === "zh" ? { code: "en", name: "English" } : { code: "zh", name: "中文" };
  const back = encodeURIComponent(address);
  const own = ownPages(site.access.roles.get(role ?? "")?.acts ?? []);
  const switchTo = `/language?to=${other.code}&back=${back}`;
  const size = typeSize === "elder" ? "ordinary" : "elder";
  return html`<header class="head"><div class="wrap">
<a class="brand" href="/">${MARK}<span><b>橄榄</b> Olive</span><span class="county">${say(site.county.name)}</span></a>
${own === undefined && html`<nav aria-label="${say(WORDS.area)}"><a href="/">${say(WORDS.home)}</a><a href="/data">${say(WORDS.data)}</a><a href="/docs">${say(WORDS.docs)}</a></nav>`}
<div class="account"><a class="tongue" href="/type-size?to=${size}&back=${back}">${say(WORDS[size])}</a><a class="tongue" href="${switchTo}" lang="${languageTag(language === "zh" ? "en" : "zh")}" hreflang="${other.code}">${other.name}</a>${renderAccount({ site, say, role })}</div>
</div></header>`;
}

function renderAccount({
  site,
  say,
  role,
}: {
  site: Site;
  say: Speech["say"];
  role: string | undefined;
}): Html {
  if (role === undefined) {
    return html`<a class="button small" href="/sign-in">${say(WORDS.signIn)}</a>`;
  }
  const found = site.access.roles.get(role);
  const name = found?.name ?? { zh: role, en: role };
  const work = ownPages(found?.acts ?? []) ?? { href: "/desk/", name: WORDS.desk };
  return html`<a class="button small plain" href="${work.href}">${say(work.name)}</a><span class="role">${say(name)}</span><form method="post" action="/sign-out"><button class="button small plain">${say(WORDS.signOut)}</button></form>`;
}

function renderTrail({ speech: { say } }: PageContext, { title, trail = [] }: Page): Html {
  const above = [{ name: say(WORDS.home), href: "/" }, ...trail];
  return html`<nav class="trail" aria-label="${say(WORDS.trail)}"><ol>${above.map(
    ({ name, href }) => html`<li><a href="${href}">${name}</a></li>`,
  )}<li aria-current="page">${title}</li></ol></nav>`;
}

/** The mark: an olive, wide in the middle. */
const MARK = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="leaf" d="M17 8c1-4 5-6 10-5-1 5-5 7-10 5z"/><ellipse class="fruit" cx="15" cy="19" rx="12" ry="9" transform="rotate(-18 15 19)"/></svg>`;

/** The hatching of what isn't known or isn't public, once a page: bars and maps refer to it. */
const HATCH = html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><path class="hatch" d="M0 0V5"/></pattern><pattern id="hatch-pale" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><path class="hatch-pale" d="M0 0V5"/></pattern></defs></svg>`;
