/**
 * Stands in for the part of antd's libraries that writes style elements, which our content security policy forbids.
 * Sheets made by the CSS object model are allowed. Component styles come from the extracted sheet and are passed over
 * here; what is left are a few lines while a dialog is open, as those that keep the page behind it from scrolling.
 */
const sheets = new Map<string, CSSStyleSheet>();

interface Options {
  /** Given by the style engine of antd alone. */
  readonly mark?: string;
}

export function updateCSS(css: string, key: string, { mark }: Options = {}): HTMLStyleElement {
  if (mark === undefined) {
    const sheet = sheets.get(key) ?? new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(key, sheet);
    adopt();
  }
  // The caller keeps notes on the element that it believes to be in the page.
  return document.createElement("style");
}

export function removeCSS(key: string): void {
  if (sheets.delete(key)) adopt();
}

export function injectCSS(): HTMLStyleElement {
  return document.createElement("style");
}

export function clearContainerCache(): void {
  sheets.clear();
  adopt();
}

function adopt(): void {
  document.adoptedStyleSheets = [...sheets.values()];
}
