import { type Html, html, type Speech } from "@olive/http/page";

export interface FigureTile {
  readonly name: string;
  /** A count, null where it isn't public; or text as it stands. */
  readonly value: number | string | null;
  readonly unit: string;
  /** Day and scope, or what the figure means. */
  readonly note: string;
  /** Where the figure opens to; absent where there is nothing below. */
  readonly href?: string | undefined;
}

/** Figures side by side, each with unit, day and scope. */
export function renderTiles(tiles: readonly FigureTile[], speech: Speech): Html {
  return html`<ul class="tiles">${tiles.map((tile) => renderTile(tile, speech))}</ul>`;
}

function renderTile({ name, value, unit, note, href }: FigureTile, { count }: Speech): Html {
  const title = href === undefined ? name : html`<a href="${href}">${name}</a>`;
  const shown =
    value === null
      ? html`<span class="hidden">${count(null)}</span>`
      : html`${typeof value === "number" ? count(value) : value}<small>${unit}</small>`;
  return html`<li class="tile"><h2>${title}</h2><p class="value">${shown}</p><p class="note">${note}</p></li>
`;
}
