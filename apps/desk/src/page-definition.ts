import type { Wording } from "@olive/kernel";
import type { IconName } from "@olive/ui";
import type { ComponentType } from "react";

/** Groups of the menu, in its order. */
export const NAV_GROUPS = {
  work: { zh: "办理", en: "Casework" },
  people: { zh: "人和企业", en: "People and businesses" },
  recognition: { zh: "协同认定", en: "Recognition" },
  employment: { zh: "就业+", en: "Employment Plus" },
  finance: { zh: "帮帮快服", en: "Quick Help" },
  data: { zh: "数据", en: "Data" },
  rules: { zh: "规则", en: "Rules" },
  administration: { zh: "管理", en: "Administration" },
} as const satisfies Record<string, Wording>;

export interface NavEntry {
  readonly group: keyof typeof NAV_GROUPS;
  readonly label: Wording;
  readonly icon?: IconName;
}

export interface PageDefinition {
  /** Below /desk; parameters as `$reference`. A page below another's path has that page on its way back. */
  readonly path: string;
  /** A chunk of its own, fetched when somebody goes there. */
  readonly page: () => Promise<{ readonly default: ComponentType }>;
  /** Acts of which the reader's role has to give one; else the page is neither offered nor shown. The server holds the line. */
  readonly needs?: string | readonly string[];
  /** Its place in the menu; pages that one comes to from others have none. */
  readonly nav?: NavEntry;
}

/** Whether the reader's role is for the page. */
export function isFor({ needs }: Pick<PageDefinition, "needs">, may: (act: string) => boolean): boolean {
  return needs === undefined || [needs].flat().some(may);
}
