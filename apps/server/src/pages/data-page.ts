import { html } from "@olive/http/page";
import { findLastImport } from "../http/state/find-last-import.ts";
import { listRegisterStates } from "../http/state/list-register-states.ts";
import { renderFileTable, renderImportTotals, renderIssueTable } from "./import-summary.ts";
import type { Page, PageContext } from "./layout.ts";
import { renderRegisterTable } from "./register-table.ts";

const WORDS = {
  title: { zh: "数据来源", en: "Where the data come from" },
  lead: {
    zh: "数据由各部门交来，原样登记；有问题的行退回原部门改正，不在这里改。",
    en: "The departments hand the data over and they are kept as they came; faulty rows go back to their department.",
  },
  registers: { zh: "登记册", en: "Registers" },
  last: { zh: "最近一次导入", en: "The last import" },
  empty: {
    zh: "还没有导入过数据。运行 ./olive up 装入演示数据，或 ./olive import 文件夹 导入部门数据。",
    en: "No data yet. ./olive up loads demo data; ./olive import FOLDER imports the departments' extracts.",
  },
};

/** Registers with date and freshness, and the last import file by file. */
export async function dataPage({ site, speech }: PageContext): Promise<Page> {
  const { say } = speech;
  const [registers, last] = await Promise.all([listRegisterStates(site), findLastImport(site)]);
  return {
    title: say(WORDS.title),
    body: html`<div><h1>${say(WORDS.title)}</h1><p class="lead">${say(WORDS.lead)}</p></div>
<section class="card"><h2>${say(WORDS.registers)}</h2>${renderRegisterTable(site, registers, speech)}</section>
<section class="card stack"><h2>${say(WORDS.last)}</h2>${
      last === undefined
        ? html`<p>${say(WORDS.empty)}</p>`
        : html`<div class="columns"><div>${renderImportTotals(last, speech)}</div><div>${renderIssueTable(last, speech)}</div></div>${renderFileTable(last, speech)}`
    }</section>`,
  };
}
