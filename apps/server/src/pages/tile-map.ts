import { type Html, html, type Speech } from "@olive/http/page";
import type { CountyPlace } from "@olive/registry";
import { tileName } from "./place-name.ts";

export interface Tile {
  readonly place: CountyPlace;
  /** Null: not public; drawn hatched, never as zero. */
  readonly value: number | null;
  readonly href: string;
}

const TILE = { width: 64, height: 46, gap: 4 };
/** Classes of a map; more can't be told apart. No place is ranked: a class is a span of values. */
const CLASSES = 4;

const WORDS = {
  hidden: { zh: "不公开", en: "hidden" },
  schematic: {
    zh: "示意图：只表示大致方位，不是测绘边界",
    en: "Schematic: rough positions, no surveyed boundaries",
  },
};

/** Townships as tiles in their rough positions, coloured by class, each a link. The table beside it is its twin. */
export function renderTileMap(tiles: readonly Tile[], speech: Speech, title: string): Html | undefined {
  const placed = tiles.filter(({ place }) => place.grid !== null);
  if (placed.length === 0) return undefined;
  const step = classStep(Math.max(0, ...placed.map(({ value }) => value ?? 0)));
  const columns = 1 + Math.max(...placed.map(({ place }) => place.grid?.column ?? 0));
  const rows = 1 + Math.max(...placed.map(({ place }) => place.grid?.row ?? 0));
  const width = columns * (TILE.width + TILE.gap) - TILE.gap;
  const height = rows * (TILE.height + TILE.gap) - TILE.gap;
  return html`<figure class="map"><svg viewBox="-1 -1 ${width + 2} ${height + 2}" role="group" aria-label="${title}">
${placed.map((tile) => renderTile(tile, step, speech))}</svg>
<figcaption>${renderLegend(step, placed, speech)}<p class="note">${speech.say(WORDS.schematic)}</p></figcaption></figure>`;
}

function renderTile({ place, value, href }: Tile, step: number, speech: Speech): Html {
  const x = (place.grid?.column ?? 0) * (TILE.width + TILE.gap);
  const y = (place.grid?.row ?? 0) * (TILE.height + TILE.gap);
  const level = value === null ? "none" : `c${classOf(value, step)}`;
  const middle = x + TILE.width / 2;
  return html`<a href="${href}" class="on${level.slice(1)}"><rect class="${level}" x="${x}" y="${y}" width="${TILE.width}" height="${TILE.height}" rx="4"/><text x="${middle}" y="${y + 20}">${tileName(place, speech)}</text><text class="num" x="${middle}" y="${y + 36}">${speech.count(value)}</text></a>
`;
}

function renderLegend(step: number, tiles: readonly Tile[], speech: Speech): Html {
  const highest = Math.max(0, ...tiles.map(({ value }) => value ?? 0));
  const used = Array.from({ length: CLASSES }, (_, index) => index).filter((index) => index * step < highest);
  return html`<ul class="legend">${used.map(
    (index) =>
      html`<li>${swatch(`c${index + 1}`)}${speech.count(index * step + 1)}–${speech.count((index + 1) * step)}</li>`,
  )}${tiles.some(({ value }) => value === null) && html`<li>${swatch("none")}${speech.say(WORDS.hidden)}</li>`}</ul>`;
}

function swatch(level: string): Html {
  return html`<svg class="swatch" viewBox="0 0 16 12" aria-hidden="true"><rect class="${level}" width="16" height="12" rx="2"/></svg>`;
}

/** 0 for none, else 1 to 4: the span of values that it lies in. */
export function classOf(value: number, step: number): number {
  return Math.min(CLASSES, Math.ceil(value / step));
}

/** Width of a class: 1, 2, 2.5 or 5 times a power of ten, so that four of them hold the highest value. */
export function classStep(highest: number): number {
  const least = Math.max(1, highest / CLASSES);
  const power = 10 ** Math.floor(Math.log10(least));
  return (
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= least && step % 1 === 0) ??
    10 * power
  );
}
