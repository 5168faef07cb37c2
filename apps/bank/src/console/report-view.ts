import { type ReportItem, type ReportSection, SECTION_FIELDS, SECTION_NAMES } from "@olive/finance/protocol";
import { type Html, html } from "@olive/http/page";
import { fen, formatYuan } from "@olive/kernel";
import { scrolling } from "./frame.ts";
import { SECTION_STATES, VALUES } from "./words.ts";

/** More columns than these are read one under another. */
const MOST_COLUMNS = 7;

/** The report as it was disclosed: every section with its source and day; what the owner disputes is marked. */
export function reportView(sections: readonly ReportSection[]): Html {
  return html`${sections.map(sectionView)}`;
}

function sectionView(section: ReportSection): Html {
  const { section: code, state, source, asOf, items } = section;
  const names = Object.keys(SECTION_FIELDS[code]).filter((name) =>
    items.some(({ values }) => isTold(values[name])),
  );
  const untold = Object.entries(SECTION_FIELDS[code]).filter(([name]) => !names.includes(name));
  const origin = [source !== "" && `来源 ${source}`, asOf !== null && `截至 ${asOf}`]
    .filter(Boolean)
    .join("，");
  const body = names.length > MOST_COLUMNS ? asLists(section, names) : asTable(section, names);
  return html`<section class="card"><h3>${SECTION_NAMES[code].zh}</h3><p class="note"><span class="tag${state === "unavailable" && " warn"}">${SECTION_STATES[state] ?? state}</span> ${origin}</p>${items.length > 0 && body}${items.length > 0 && untold.length > 0 && html`<p class="note">没有提供：${untold.map(([, { name }]) => name.zh).join("、")}</p>`}</section>`;
}

const isTold = (value: unknown): boolean => value !== null && value !== undefined;
const DISPUTED = html`<span class="tag warn">经营者有异议</span>`;

function asTable(section: ReportSection, names: readonly string[]): Html {
  const isDisputed = section.items.some(({ disputed }) => disputed);
  const head = names.map((name) => html`<th scope="col">${fieldName(section, name)}</th>`);
  const row = ({ values, record, disputed }: ReportItem) =>
    html`<tr>${names.map((name) => html`<td>${valueText(section, name, values[name])}</td>`)}<td class="note">${record}</td>${isDisputed && html`<td>${disputed && DISPUTED}</td>`}</tr>`;
  return scrolling(
    SECTION_NAMES[section.section].zh,
    html`<table><thead><tr>${head}<th scope="col">出处</th>${isDisputed && html`<th scope="col">异议</th>`}</tr></thead><tbody>${section.items.map(row)}</tbody></table>`,
  );
}

function asLists(section: ReportSection, names: readonly string[]): Html {
  const list = ({ values, record, disputed }: ReportItem) => {
    const told = names.filter((name) => isTold(values[name]));
    return html`<dl class="facts">${told.map((name) => html`<dt>${fieldName(section, name)}</dt><dd>${valueText(section, name, values[name])}</dd>`)}<dt>出处</dt><dd class="note">${record} ${disputed && DISPUTED}</dd></dl>`;
  };
  return html`${section.items.map(list)}`;
}

function fieldName({ section }: ReportSection, name: string): string {
  return SECTION_FIELDS[section][name]?.name.zh ?? name;
}

function valueText({ section }: ReportSection, name: string, value: unknown): string {
  if (!isTold(value)) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  const type = SECTION_FIELDS[section][name]?.type;
  if (type === "fen" && typeof value === "number") return `${formatYuan(fen(value))} 元`;
  return Array.isArray(type) ? (VALUES[String(value)] ?? String(value)) : String(value);
}
