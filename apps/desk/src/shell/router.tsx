import { Skeleton } from "@olive/ui";
import {
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import type { PageDefinition } from "../page-definition.ts";
import { DeskFrame } from "./desk-frame.tsx";
import { guarded } from "./guard.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { PageFault } from "./page-fault.tsx";

/** The pages as routes below /desk, inside the frame. The address's search stays text, as filters are. */
export function createDeskRouter(pages: readonly PageDefinition[]): AnyRouter {
  const root = createRootRoute({ component: DeskFrame, notFoundComponent: NotFoundPage });
  const pageRoute = (definition: PageDefinition) =>
    createRoute({
      getParentRoute: () => root,
      path: definition.path,
      component: lazyRouteComponent(() => fetchPage(definition)),
      validateSearch: (search: Record<string, unknown>) => textsOf(search),
      pendingComponent: () => <Skeleton />,
      errorComponent: PageFault,
    });
  return createRouter({
    routeTree: root.addChildren(pages.map(pageRoute)),
    basepath: "/desk",
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(textsOf(search)).toString();
      return text === "" ? "" : `?${text}`;
    },
    defaultPreload: "intent",
    scrollRestoration: true,
  });
}

/**
 * A chunk that doesn't come becomes an error of ours: the router would load the whole desk anew at once, which without
 * a connection leaves one with nothing.
 */
async function fetchPage(definition: PageDefinition) {
  try {
    const { default: content } = await definition.page();
    return { default: guarded(definition, content) };
  } catch (error) {
    throw new Error(`the page ${definition.path} didn't come`, { cause: error });
  }
}

function textsOf(search: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(search).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
