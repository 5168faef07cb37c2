import { type ReportSection, SECTION_FIELDS, SECTION_NAMES } from "@olive/finance/protocol";
import { type Html, html } from "@olive/http/page";
import { fen, formatYuan } from "@olive/kernel";
import { SECTION_STATES } from "./words.ts";

/** The report as it was disclosed: every section with its source and day; what the owner disputes is marked. */
export function reportView(sections: readonly ReportSection[]): Html {
  return html`${sections.map(sectionView)}`;
}

function sectionView(section: ReportSection): Html {
  const { section: code, state, source, asOf, items } = section;
  const names = [...new Set(items.flatMap(({ values }) => Object.keys(values)))];
  const head = names.map((name) => html`<th scope="col">${fieldName(section, name)}</th>`);
  const rows = items.map(
    ({ values, record, disputed }) =>
      html`<tr>${names.map((name) => html`<td>${valueText(section, name, values[name])}</td>`)}<td>${record}</td><td>${disputed && html`<span class="tag warn">经营者有异议</span>`}</td></tr>`,
  );
  return html`<section class="card"><h3>${SECTION_NAMES[code].zh}</h3><p class="note"><span class="tag${state === "unavailable" && " warn"}">${SECTION_STATES[state] ?? state}</span> 来源 ${source}${asOf !== null && html`，截至 ${asOf}`}</p>${items.length > 0 && html`<table><thead><tr>${head}<th scope="col">出处</th><th scope="col">异议</th></tr></thead><tbody>${rows}</tbody></table>`}</section>`;
}

function fieldName({ section }: ReportSection, name: string): string {
  return SECTION_FIELDS[section][name]?.name.zh ?? name;
}

function valueText({ section }: ReportSection, name: string, value: unknown): string {
  if (value === null || value === undefined) return "未提供";
  if (typeof value === "boolean") return value ? "是" : "否";
  const isMoney = SECTION_FIELDS[section][name]?.type === "fen";
  return isMoney && typeof value === "number" ? `${formatYuan(fen(value))} 元` : String(value);
}
