import { useMay } from "@olive/ui";
import { createContext, useContext } from "react";
import { isFor, type PageDefinition } from "../page-definition.ts";

/** All pages of the desk, as the router was made with them. */
export const PagesContext = createContext<readonly PageDefinition[]>([]);

/** Pages with a place in the menu that the reader's role is for. */
export function useOffered(): readonly PageDefinition[] {
  const may = useMay();
  const pages = useContext(PagesContext);
  return pages.filter((page) => page.nav !== undefined && isFor(page, may));
}
