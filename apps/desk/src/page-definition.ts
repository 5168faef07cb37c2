import type { Wording } from "@olive/kernel";
import type { ComponentType } from "react";

/** Groups of the menu, in its order. */
export const NAV_GROUPS = {
  work: { zh: "待办", en: "Work" },
  people: { zh: "人和企业", en: "People and businesses" },
  recognition: { zh: "协同认定", en: "Recognition" },
  data: { zh: "数据", en: "Data" },
  rules: { zh: "规则", en: "Rules" },
  administration: { zh: "管理", en: "Administration" },
} as const satisfies Record<string, Wording>;

export interface PageDefinition {
  /** Below /desk; parameters as `$reference`. */
  readonly path: string;
  /** A chunk of its own, fetched when somebody goes there. */
  readonly page: () => Promise<{ readonly default: ComponentType }>;
  /** What the reader's role has to give; without it the page isn't offered. The server holds the line. */
  readonly needs?: string;
  /** Its place in the menu; pages that one comes to from others have none. */
  readonly nav?: { readonly group: keyof typeof NAV_GROUPS; readonly label: Wording };
}
