import { type Html, html } from "@olive/http/page";

/** A text sentence by sentence: the same words, on lines that a phone's reader can follow. */
export function sentences(text: string): Html {
  const parts = text.split(/(?<=。)|(?<=[.]) (?=[A-Z])/).filter((part) => part.trim() !== "");
  return html`<ul class="sentences">${parts.map((part) => html`<li>${part}</li>`)}</ul>`;
}
