/** A piece of a page that is HTML already. */
export interface Html {
  readonly html: string;
}

export type Content = Html | string | number | false | null | undefined | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template of HTML: what is put in is escaped, unless it is HTML itself; lists are joined, nothing is left out. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const text = parts.map((part, index) => part + renderContent(contents[index])).join("");
  return { html: text };
}

function renderContent(content: Content): string {
  if (content === null || content === undefined || content === false) return "";
  if (typeof content === "string")
    return content.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
  if (typeof content === "number") return String(content);
  return "html" in content ? content.html : content.map(renderContent).join("");
}
