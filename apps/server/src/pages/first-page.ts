import { html, type Speech } from "@olive/http/page";
import type { Wording } from "@olive/kernel";
import { breakDown } from "../http/figures/breakdown.ts";
import { countyPlace, type Figure, listFigures, scopeOf } from "../http/figures/list-figures.ts";
import { PEOPLE, type Tally } from "../http/figures/tally.ts";
import { findLastImport } from "../http/state/find-last-import.ts";
import { listRegisterStates, type RegisterState } from "../http/state/list-register-states.ts";
import { type FigureTile, renderTiles } from "./figure-tile.ts";
import { renderGroupTable } from "./group-table.ts";
import { renderImportTotals, renderIssueTable } from "./import-summary.ts";
import type { Page, PageContext } from "./layout.ts";
import { renderRegisterTable } from "./register-table.ts";
import { renderTileMap } from "./tile-map.ts";

const WORDS = {
  title: { zh: "共同富裕数字总览", en: "Common prosperity in figures" },
  asOf: { zh: "数据截至", en: "as of" },
  villages: { zh: "村、社区", en: "Villages" },
  villageUnit: { zh: "个", en: "" },
  townships: { zh: "乡镇、街道", en: "townships" },
  registers: { zh: "登记册", en: "Registers" },
  registerUnit: { zh: "册有数据", en: "hold data" },
  keyGroups: { zh: "重点群体", en: "Key groups" },
  others: { zh: "其他帮扶对象与走访线索", en: "Others to help, and clues for visits" },
  recognisedOn: { zh: "认定日期", en: "Recognised as of" },
  notRecognised: {
    zh: "还没有认定过：数据导入并认定之后，这里按群体列出人数。",
    en: "Nobody has been recognised yet: once data are imported and recognised, the groups are listed here.",
  },
  map: { zh: "登记人口分布", en: "Where people are registered" },
  data: { zh: "数据来源与新旧", en: "Where the data come from" },
  lastImport: { zh: "最近一次导入", en: "The last import" },
  more: { zh: "全部文件和问题", en: "All files and issues" },
  empty: {
    zh: "还没有导入过数据。运行 ./olive up 装入演示数据，或 ./olive import 文件夹 导入部门数据。",
    en: "No data yet. ./olive up loads demo data; ./olive import FOLDER imports the departments' extracts.",
  },
};

const titleOf = (county: Wording): Wording => ({
  zh: `${county.zh}${WORDS.title.zh}`,
  en: `${county.en}: ${WORDS.title.en.toLowerCase()}`,
});

const leadOf = (scope: Wording): Wording => ({
  zh: `每个数字都由各部门登记册的行数算出，点开可以看到乡镇和村社。口径：${scope.zh}。`,
  en: `Every figure is counted from the departments' registers and opens to townships and villages. Scope: ${scope.en}.`,
});

/** The county at a glance: figures, groups, where people live, and the data behind. */
export async function firstPage(context: PageContext, tally: Tally): Promise<Page> {
  const { site, speech } = context;
  const { say } = speech;
  const area = countyPlace(site);
  const [figures, registers, last] = await Promise.all([
    listFigures(site, tally, area),
    listRegisterStates(site),
    findLastImport(site),
  ]);
  const body = html`<div><h1>${say(titleOf(site.county.name))}</h1>
<p class="lead">${say(leadOf(scopeOf(site)))}</p></div>
${renderTiles(tilesOf(context, figures, registers), speech)}
<div class="columns">
<div class="stack">${renderGroups(figures, speech)}</div>
<div class="stack">${renderPopulationMap(context, tally)}
<section class="card"><header><h2>${say(WORDS.lastImport)}</h2><a href="/data">${say(WORDS.more)}</a></header>
${last === undefined ? html`<p>${say(WORDS.empty)}</p>` : html`${renderImportTotals(last, speech)}${renderIssueTable(last, speech)}`}</section></div></div>
<section class="card"><h2>${say(WORDS.data)}</h2>${renderRegisterTable(site, registers, speech)}</section>`;
  return { title: say(WORDS.title), body };
}

function tilesOf(
  { site, speech }: PageContext,
  figures: readonly Figure[],
  registers: readonly RegisterState[],
): FigureTile[] {
  const { say, count, day } = speech;
  const current = site.places.filter(({ lastSeen }) => lastSeen === null);
  const levelCount = (level: string) => current.filter((place) => place.level === level).length;
  const days = registers.flatMap(({ extractOn }) => (extractOn === null ? [] : [extractOn])).sort();
  const population = figures.filter(({ kind }) => kind === "population");
  return [
    ...population.map(({ code, name, unit, value, asOf }) => ({
      name: say(name),
      value,
      unit: say(unit),
      note: `${say(WORDS.asOf)} ${day(asOf)}`,
      href: `/figures/${code}`,
    })),
    {
      name: say(WORDS.villages),
      value: levelCount("village"),
      unit: say(WORDS.villageUnit),
      note: `${count(levelCount("township"))} ${say(WORDS.townships)}`,
      href: "/places",
    },
    {
      name: say(WORDS.registers),
      value: `${days.length}/${registers.length}`,
      unit: say(WORDS.registerUnit),
      note: `${say(WORDS.asOf)} ${day(days.at(-1) ?? null)}`,
      href: "/data",
    },
  ];
}

function renderGroups(figures: readonly Figure[], speech: Speech) {
  const { say, day } = speech;
  const groups = figures.filter(({ kind }) => kind !== "population");
  const asOf = groups[0]?.asOf ?? null;
  const caption = `${say(WORDS.recognisedOn)} ${day(asOf)}`;
  const table = (kinds: readonly Figure["kind"][]) =>
    asOf === null
      ? html`<p>${say(WORDS.notRecognised)}</p>`
      : renderGroupTable(
          groups.filter(({ kind }) => kinds.includes(kind)),
          speech,
          caption,
          (code) => `/groups/${code}`,
        );
  const others = groups.some(({ kind }) => kind !== "keyGroup");
  return html`<section class="card"><h2>${say(WORDS.keyGroups)}</h2>${table(["keyGroup"])}</section>
${others && html`<section class="card"><h2>${say(WORDS.others)}</h2>${table(["assistance", "clue"])}</section>`}`;
}

function renderPopulationMap({ site, speech }: PageContext, tally: Tally) {
  const { rows } = breakDown(tally, site.places, countyPlace(site), [PEOPLE]);
  const tiles = rows.flatMap(({ place, counts }) =>
    place === null ? [] : [{ place, value: counts[0] ?? null, href: `/places/${place.code}` }],
  );
  const title = speech.say(WORDS.map);
  return html`<section class="card"><h2>${title}</h2>${renderTileMap(tiles, speech, title)}</section>`;
}
