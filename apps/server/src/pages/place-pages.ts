import { type Html, html } from "@olive/http/page";
import { parentOf } from "@olive/kernel";
import { type CountyPlace, searchPlaces } from "@olive/registry";
import { countyPlace, type Figure } from "../http/figures/list-figures.ts";
import { renderTiles } from "./figure-tile.ts";
import { renderGroupTable } from "./group-table.ts";
import type { Page, PageContext } from "./layout.ts";
import { placeName } from "./place-name.ts";

const WORDS = {
  title: { zh: "乡镇与村社", en: "Townships and villages" },
  search: { zh: "查找：名称、拼音或首字母", en: "Find by name, pinyin or initials" },
  find: { zh: "查找", en: "Find" },
  found: { zh: "找到", en: "Found" },
  nothing: {
    zh: "没有找到。请换个写法，例如拼音首字母。",
    en: "Nothing found. Try another spelling, as the initials of the pinyin.",
  },
  township: { zh: "乡镇、街道", en: "Township" },
  communities: { zh: "社区", en: "Communities" },
  villages: { zh: "村", en: "Villages" },
  inTownship: { zh: "所属", en: "In" },
  groups: { zh: "重点群体与其他认定", en: "Groups" },
  recognisedOn: { zh: "认定日期", en: "Recognised as of" },
  asOf: { zh: "数据截至", en: "as of" },
  parts: { zh: "村、社区", en: "Villages" },
  ended: { zh: "已撤销", en: "Abolished" },
  lastSeen: { zh: "最后见于", en: "last seen on" },
};

/** Townships with their villages, and the search. */
export function placesPage({ site, speech }: PageContext, text: string | undefined): Page {
  const { say, count } = speech;
  const current = site.places.filter(({ lastSeen }) => lastSeen === null);
  const townships = current.filter(({ level }) => level === "township");
  const ofKind = (township: CountyPlace, community: boolean) =>
    current.filter(({ parent, kind }) => parent === township.code && (kind === "community") === community)
      .length;
  return {
    title: say(WORDS.title),
    body: html`<h1>${say(WORDS.title)}</h1>
<form class="card form narrow" method="get" action="/places" role="search"><div><label for="text">${say(WORDS.search)}</label><input id="text" name="text" value="${text ?? ""}" autocomplete="off"></div><button class="button">${say(WORDS.find)}</button></form>
${text !== undefined && text.trim() !== "" && renderFound(site.places, text, speech)}
<section class="card narrow"><div class="scroll" role="region" aria-label="${say(WORDS.title)}" tabindex="0"><table><thead><tr><th scope="col">${say(WORDS.township)}</th><th scope="col" class="n">${say(WORDS.communities)}</th><th scope="col" class="n">${say(WORDS.villages)}</th></tr></thead>
<tbody>${townships.map(
      (township) =>
        html`<tr><th scope="row"><a href="/places/${township.code}">${placeName(township, speech)}</a></th><td class="n">${count(ofKind(township, true))}</td><td class="n">${count(ofKind(township, false))}</td></tr>
`,
    )}</tbody></table></div></section>`,
  };
}

/** As many as fit one screen: who finds more types another letter. */
const MOST_FOUND = 20;

function renderFound(places: readonly CountyPlace[], text: string, speech: PageContext["speech"]): Html {
  const found = searchPlaces(places, text, MOST_FOUND);
  if (found.length === 0) return html`<p class="card narrow" role="status">${speech.say(WORDS.nothing)}</p>`;
  return html`<section class="card narrow"><h2>${speech.say(WORDS.found)}</h2><ul class="found">${found.map(
    (place) => {
      const township = places.find(({ code }) => code === place.parent && place.level === "village");
      return html`<li><a href="/places/${place.code}">${placeName(place, speech)}</a>${township !== undefined && html` <span class="note">${placeName(township, speech)}</span>`}</li>`;
    },
  )}</ul></section>`;
}

/** One township or village with its figures. */
export function placePage(context: PageContext, place: CountyPlace, figures: readonly Figure[]): Page {
  const { site, speech } = context;
  const { say, day } = speech;
  const township =
    place.level === "village" ? site.places.find(({ code }) => code === parentOf(place.code)) : undefined;
  const groups = figures.filter(({ kind, asOf }) => kind !== "population" && asOf !== null);
  const population = figures.filter(({ kind }) => kind === "population");
  const villages = site.places.filter(({ parent, lastSeen }) => parent === place.code && lastSeen === null);
  const isCounty = place.code === countyPlace(site);
  const caption = `${say(WORDS.recognisedOn)} ${day(groups[0]?.asOf ?? null)}`;
  return {
    title: placeName(place, speech),
    trail: [
      { name: say(WORDS.title), href: "/places" },
      ...(township === undefined
        ? []
        : [{ name: placeName(township, speech), href: `/places/${township.code}` }]),
    ],
    body: html`<div><h1>${placeName(place, speech)}</h1>${place.lastSeen !== null && html`<p class="lead">${say(WORDS.ended)} · ${place.endedOn === null ? `${say(WORDS.lastSeen)} ${day(place.lastSeen)}` : day(place.endedOn)}</p>`}</div>
${renderTiles(
  population.map(({ code, name, unit, value, asOf }) => ({
    name: say(name),
    value,
    unit: say(unit),
    note: `${say(WORDS.asOf)} ${day(asOf)}`,
    href: place.level === "township" ? `/figures/${code}?within=${place.code}` : undefined,
  })),
  speech,
)}
${groups.length > 0 && html`<section class="card narrow"><h2>${say(WORDS.groups)}</h2>${renderGroupTable(groups, speech, caption, (code) => (place.level === "township" ? `/groups/${code}?within=${place.code}` : `/groups/${code}`))}</section>`}
${villages.length > 0 && !isCounty && html`<section class="card"><h2>${say(WORDS.parts)}</h2><ul class="names">${villages.map((village) => html`<li><a href="/places/${village.code}">${placeName(village, speech)}</a></li>`)}</ul></section>`}`,
  };
}
