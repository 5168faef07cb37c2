import { type Html, html, type Speech } from "@olive/http/page";
import type { PlaceCode } from "@olive/kernel";
import { decidedEdition, type PolicySource } from "@olive/rules";
import { describePolicy, type PolicyOnDay } from "../http/figures/describe-policy.ts";
import { countyPlace, type Figure, scopeOf } from "../http/figures/list-figures.ts";
import type { Tally } from "../http/figures/tally.ts";
import { recognitionDay } from "../http/state/find-last-run.ts";
import { renderBreakdown } from "./figure-page.ts";
import { renderTiles } from "./figure-tile.ts";
import type { Page, PageContext } from "./layout.ts";
import { placeName } from "./place-name.ts";

const WORDS = {
  yes: { zh: "符合", en: "Qualify" },
  unknown: { zh: "待核实", en: "Still unclear" },
  unknownNote: { zh: "缺数据，不能判断，须有人去问", en: "Data are missing; somebody has to ask" },
  recognisedOn: { zh: "认定日期", en: "As of" },
  notYet: { zh: "还没有认定过", en: "Nobody has been recognised yet" },
  proposal: {
    zh: "这里的人数是按条件算出的建议；是否认定，由有关部门共同确认。",
    en: "These counts are proposals worked out from the criteria; the departments confirm them together.",
  },
  policy: { zh: "依据与确认", en: "References and confirmation" },
  criteriaTitle: { zh: "条件", en: "Criteria" },
  reference: { zh: "依据", en: "Reference" },
  confirm: { zh: "共同确认的部门", en: "Confirmed by" },
  effective: { zh: "施行", en: "In force from" },
  until: { zh: "至", en: "to" },
  term: { zh: "认定有效期", en: "A recognition lasts" },
  months: { zh: "个月", en: "months" },
  criteria: { zh: "机器照此判断（FEEL）", en: "The machine decides by this text (FEEL)" },
  definitions: { zh: "条件中用到的说法", en: "Terms that the criteria use" },
  term1: { zh: "说法", en: "Term" },
  means: { zh: "意思", en: "Means" },
  parameters: { zh: "参数（认定日期当日的值）", en: "Parameters (their values on that day)" },
  parameter: { zh: "参数", en: "Parameter" },
  value: { zh: "值", en: "Value" },
  since: { zh: "起始日期", en: "Since" },
  status: { zh: "性质", en: "Status" },
  examples: { zh: "判例：条件用这些例子检验", en: "Cases by which the criteria are tested" },
  example: { zh: "情形", en: "Case" },
  clause: { zh: "所依条款", en: "Clause" },
  verdict: { zh: "结论", en: "Verdict" },
} as const;

const STATUS = {
  official: { zh: "现行规定", en: "official" },
  default: { zh: "县级默认", en: "county default" },
  estimated: { zh: "估计，待确认", en: "estimated" },
} as const;

const VERDICTS = {
  yes: { zh: "符合", en: "yes" },
  no: { zh: "不符合", en: "no" },
  unknown: { zh: "待核实", en: "unknown" },
} as const;

const UNITS: Readonly<Record<string, { zh: string; en: string }>> = {
  years: { zh: "岁", en: "years" },
  months: { zh: "个月", en: "months" },
  yuan: { zh: "元", en: "yuan" },
};

/** A group: how many qualify and where, and by which criteria, parameters and references. */
export async function groupPage(
  context: PageContext,
  tally: Tally,
  { policy, figure, area }: { policy: PolicySource; figure: Figure; area: PlaceCode },
): Promise<Page> {
  const { site, speech } = context;
  const { say } = speech;
  const inCounty = area === countyPlace(site);
  const place = site.places.find(({ code }) => code === area) ?? null;
  const title = inCounty ? say(policy.name) : `${placeName(place, speech)} · ${say(policy.name)}`;
  const day = await recognitionDay(site);
  const set = await decidedEdition(site.db, site.county.code, site.policies, day);
  const inForce = set.policies.find(({ code }) => code === policy.code) ?? policy;
  const described = describePolicy(set, inForce, day);
  return {
    title,
    trail: inCounty ? [] : [{ name: say(policy.name), href: `/groups/${policy.code}` }],
    body: html`<div><h1>${title}</h1><p class="lead">${say(WORDS.proposal)}</p></div>
${renderCounts(context, figure, inCounty ? say(scopeOf(site)) : placeName(place, speech))}
${renderBreakdown(context, tally, figure, area, inCounty ? renderReferences(policy, speech) : undefined)}
${inCounty && renderPolicy(inForce, described, speech)}`,
  };
}

function renderCounts({ speech }: PageContext, figure: Figure, scope: string): Html {
  const { say, day } = speech;
  if (figure.asOf === null) return html`<p class="card">${say(WORDS.notYet)}</p>`;
  const when = `${say(WORDS.recognisedOn)} ${day(figure.asOf)} · ${scope}`;
  const unit = say(figure.unit);
  return renderTiles(
    [
      { name: say(WORDS.yes), value: figure.value, unit, note: when },
      { name: say(WORDS.unknown), value: figure.unknown ?? null, unit, note: say(WORDS.unknownNote) },
    ],
    speech,
  );
}

/** By what right, by whom, since when. */
function renderReferences(policy: PolicySource, { say, day }: Speech): Html {
  const { from, to } = policy.effective;
  return html`<section class="card"><h2>${say(WORDS.policy)}</h2>
<dl class="facts"><dt>${say(WORDS.reference)}</dt><dd lang="zh-CN">${policy.reference}</dd>
<dt>${say(WORDS.confirm)}</dt><dd lang="zh-CN">${policy.confirm.join("、")}</dd>
<dt>${say(WORDS.effective)}</dt><dd>${day(from)}${to !== undefined && html` ${say(WORDS.until)} ${day(to)}`}</dd>
<dt>${say(WORDS.term)}</dt><dd>${policy.term.months} ${say(WORDS.months)}</dd></dl></section>`;
}

function renderPolicy(policy: PolicySource, described: PolicyOnDay, speech: Speech): Html {
  const { say } = speech;
  return html`<section class="card stack"><h2>${say(WORDS.criteriaTitle)}</h2>
<div><h3>${say(WORDS.criteria)}</h3><pre class="feel" lang="zh-CN">${described.criteria}</pre></div>
${described.definitions.length > 0 && renderDefinitions(described, speech)}
${described.parameters.length > 0 && renderParameters(described, speech)}
${renderExamples(policy, speech)}</section>`;
}

function renderDefinitions({ definitions }: PolicyOnDay, { say }: Speech): Html {
  return html`<div><h3>${say(WORDS.definitions)}</h3><div class="scroll" role="region" aria-label="${say(WORDS.definitions)}" tabindex="0"><table class="wide">
<thead><tr><th scope="col">${say(WORDS.term1)}</th><th scope="col">${say(WORDS.means)}</th><th scope="col">${say(WORDS.reference)}</th></tr></thead>
<tbody lang="zh-CN">${definitions.map(
    ({ name, feel, reference }) =>
      html`<tr><th scope="row">${name}</th><td><pre class="feel">${feel}</pre></td><td>${reference}</td></tr>`,
  )}</tbody></table></div></div>`;
}

function renderParameters({ parameters }: PolicyOnDay, { say, day, count }: Speech): Html {
  return html`<div><h3>${say(WORDS.parameters)}</h3><div class="scroll" role="region" aria-label="${say(WORDS.parameters)}" tabindex="0"><table class="wide">
<thead><tr><th scope="col">${say(WORDS.parameter)}</th><th scope="col" class="n">${say(WORDS.value)}</th><th scope="col">${say(WORDS.since)}</th><th scope="col">${say(WORDS.status)}</th><th scope="col">${say(WORDS.reference)}</th></tr></thead>
<tbody>${parameters.map(({ title, unit, value, from, status, reference }) => {
    const shown = typeof value === "number" ? count(value) : value;
    const named = UNITS[unit];
    return html`<tr><th scope="row">${say(title)}</th><td class="n">${shown}${named !== undefined && ` ${say(named)}`}</td><td>${day(from)}</td><td>${say(STATUS[status])}</td><td lang="zh-CN">${reference}</td></tr>`;
  })}</tbody></table></div></div>`;
}

function renderExamples({ examples }: PolicySource, { say }: Speech): Html {
  return html`<div><h3>${say(WORDS.examples)}</h3><div class="scroll" role="region" aria-label="${say(WORDS.examples)}" tabindex="0"><table>
<thead><tr><th scope="col">${say(WORDS.example)}</th><th scope="col">${say(WORDS.clause)}</th><th scope="col">${say(WORDS.verdict)}</th></tr></thead>
<tbody>${examples.map(
    ({ title, clause, expected }) =>
      html`<tr><th scope="row" lang="zh-CN">${title}</th><td lang="zh-CN">${clause}</td><td>${say(VERDICTS[expected])}</td></tr>`,
  )}</tbody></table></div></div>`;
}
