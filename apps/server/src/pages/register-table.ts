import { type Html, html, type Speech } from "@olive/http/page";
import type { Site } from "../http/site.ts";
import type { RegisterState } from "../http/state/list-register-states.ts";

const WORDS = {
  register: { zh: "登记册", en: "Register" },
  department: { zh: "部门", en: "Department" },
  rows: { zh: "现行行数", en: "Rows in force" },
  extractOn: { zh: "数据日期", en: "Extract of" },
  fresh: { zh: "是否过期", en: "Freshness" },
  none: { zh: "未交来", en: "not handed over" },
  ok: { zh: "未过期", en: "fresh" },
  late: { zh: "已过期", en: "out of date" },
  until: { zh: "有效至", en: "until" },
  caption: { zh: "各部门交来的登记册", en: "Registers that the departments handed over" },
  demoDay: {
    zh: "演示数据以最新一份数据的日期为“今天”判断是否过期。",
    en: "In the demo, “today” is the day of the newest extract.",
  },
};

/** Registers with date and freshness, in words as well as in colour. */
export function renderRegisterTable(site: Site, registers: readonly RegisterState[], speech: Speech): Html {
  const { say, count, day } = speech;
  const newest =
    registers
      .map(({ extractOn }) => extractOn ?? "")
      .sort()
      .at(-1) ?? "";
  const today = site.mode === "demo" ? newest : new Date().toISOString().slice(0, 10);
  return html`<div class="scroll" role="region" aria-label="${say(WORDS.caption)}" tabindex="0"><table class="wide"><caption>${say(WORDS.caption)}</caption>
<thead><tr><th scope="col">${say(WORDS.register)}</th><th scope="col">${say(WORDS.department)}</th><th scope="col" class="n">${say(WORDS.rows)}</th><th scope="col">${say(WORDS.extractOn)}</th><th scope="col">${say(WORDS.fresh)}</th></tr></thead>
<tbody>${registers.map(
    (register) =>
      html`<tr><th scope="row">${say(register.title)}</th><td lang="zh-CN">${register.department}</td><td class="n">${count(register.rows)}</td><td class="day">${register.extractOn === null ? say(WORDS.none) : day(register.extractOn)}</td><td>${freshness(register, today, speech)}</td></tr>
`,
  )}</tbody></table></div>
${site.mode === "demo" && html`<p class="note">${say(WORDS.demoDay)}</p>`}`;
}

function freshness({ freshUntil }: RegisterState, today: string, { say, day }: Speech): Html {
  if (freshUntil === null) return html`—`;
  const late = freshUntil < today;
  const words = late ? WORDS.late : WORDS.ok;
  return html`<span class="${late ? "late" : "ok"}">${late ? "▲" : "●"} ${say(words)}</span> <span class="note day">${say(WORDS.until)} ${day(freshUntil)}</span>`;
}
