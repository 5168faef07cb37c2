import { type Content, type Html, html, type Speech } from "@olive/http/page";
import type { Refusal, Wording } from "@olive/kernel";

type Say = Speech["say"];
type Names = Readonly<Record<string, Wording>>;

/** A labelled input. `value` is what was sent before, so that nobody types twice. */
export function field(name: string, label: string, value: string, more: Content = ""): Html {
  return html`<label>${label}<input name="${name}" value="${value}"${more}></label>`;
}

export function number(name: string, label: string, value: string, required = false): Html {
  const more = html` type="number" min="0" inputmode="numeric"${required && html` required`}`;
  return field(name, label, value, more);
}

export function select(
  name: string,
  label: string,
  names: Names,
  chosen: string,
  say: Say,
  empty?: string,
): Html {
  const none = empty !== undefined && html`<option value="">${empty}</option>`;
  const options = Object.entries(names).map(
    ([code, words]) =>
      html`<option value="${code}"${code === chosen && html` selected`}>${say(words)}</option>`,
  );
  return html`<label>${label}<select name="${name}">${none}${options}</select></label>`;
}

export function checks(
  name: string,
  legend: string,
  names: Names,
  chosen: readonly string[],
  say: Say,
): Html {
  const boxes = Object.entries(names).map(([code, words]) =>
    check("checkbox", name, code, say(words), chosen.includes(code)),
  );
  return html`<fieldset class="choices"><legend>${legend}</legend>${boxes}</fieldset>`;
}

export function check(
  type: "checkbox" | "radio",
  name: string,
  value: string,
  label: string,
  on: boolean,
): Html {
  return html`<label class="choice"><input type="${type}" name="${name}" value="${value}"${on && html` checked`}>${label}</label>`;
}

/** What went wrong, above what is to be done about it. */
export function faultCard(title: string, refusal: Refusal, say: Say): Html {
  return html`<section class="error" role="alert"><h2>${title}</h2><p>${say(refusal.wording)}</p><p>${say(refusal.remedy)}</p></section>`;
}

export function button(label: string, more: Content = ""): Html {
  return html`<button class="button"${more}>${label}</button>`;
}

/** A form of one button. */
export function act(
  action: string,
  label: string,
  hidden: Readonly<Record<string, string>> = {},
  plain = false,
): Html {
  const fields = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${action}">${fields}<button class="button${plain && " plain"}">${label}</button></form>`;
}
