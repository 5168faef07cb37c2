import { Skeleton } from "@olive/ui";
import { Component, lazy, type ReactNode, Suspense } from "react";
import { HomePage } from "./pages/home-page.tsx";
import { usePath } from "./shell/address.tsx";
import { PageFault } from "./shell/page-fault.tsx";

// The first page comes with the shell, the others when they are opened.
const NotFoundPage = lazy(() => import("./pages/not-found-page.tsx"));

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
  return path === "/" ? <HomePage /> : <NotFoundPage />;
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
