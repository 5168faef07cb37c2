const KEY = "olive-field:text-size";

export type TextSize = "ordinary" | "large";

/** Kept on this phone; where the browser keeps nothing, it is as chosen until the page is left. */
export function readTextSize(): TextSize {
  try {
    return localStorage.getItem(KEY) === "large" ? "large" : "ordinary";
  } catch {
    return "ordinary";
  }
}

/** All sizes of the style sheet follow the root's. */
export function applyTextSize(size: TextSize = readTextSize()): void {
  document.documentElement.dataset.text = size;
  try {
    localStorage.setItem(KEY, size);
  } catch {
    // A browser that keeps nothing shows it all the same.
  }
}
