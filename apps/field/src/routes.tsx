import { Skeleton } from "@olive/ui";
import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { HomePage } from "./pages/home-page.tsx";
import { usePath } from "./shell/address.tsx";
import { PageFault } from "./shell/page-fault.tsx";

// The first page comes with the shell, the others when they are opened.
const NotFoundPage = lazy(() => import("./pages/not-found-page.tsx"));

/** Pages of one person, by what their address ends with after /people/<reference>. */
const PERSON_PAGES: Readonly<Record<string, ComponentType<{ readonly reference: string }>>> = {
  "": lazy(() => import("./person/person-page.tsx")),
  "/visit": lazy(() => import("./visit/visit-page.tsx")),
  "/posts": lazy(() => import("./posts/posts-page.tsx")),
  "/follow-up": lazy(() => import("./follow-up/follow-up-page.tsx")),
  "/clue": lazy(() => import("./clue/clue-page.tsx")),
};
const PERSON = /^\/people\/([0-9a-f]{32})(\/[a-z-]+)?$/;

/** The page of the address that one is on. */
export function CurrentPage() {
  const path = usePath();
  return (
    <Caught key={path}>
      <Suspense fallback={<Skeleton />}>{pageOf(path)}</Suspense>
    </Caught>
  );
}

function pageOf(path: string): ReactNode {
  if (path === "/") return <HomePage />;
  const [, reference, ending = ""] = PERSON.exec(path) ?? [];
  const Page = PERSON_PAGES[ending];
  return reference === undefined || Page === undefined ? <NotFoundPage /> : <Page reference={reference} />;
}

/** A chunk that didn't come, or a fault of ours. */
class Caught extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <PageFault /> : this.props.children;
  }
}
