import type { PageDefinition } from "./page-definition.ts";

/** Every page of the desk. A slice adds its own lines, in the order in which the menu shows them. */
export const PAGES: readonly PageDefinition[] = [
  { path: "/", page: () => import("./pages/home/home-page.tsx") },
];
