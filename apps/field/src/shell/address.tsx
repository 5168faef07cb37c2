import { type MouseEvent, type ReactNode, useSyncExternalStore } from "react";

/** Below it every address is a page of ours. */
const BASE = "/field";

/** Where one is, below /field: "/", "/people/…". A router of a library would be a third of what the phone may load. */
export function usePath(): string {
  return useSyncExternalStore(listen, readPath);
}

function readPath(): string {
  return location.pathname.slice(BASE.length) || "/";
}

function listen(tell: () => void): () => void {
  addEventListener("popstate", tell);
  return () => removeEventListener("popstate", tell);
}

/** Goes to a page of ours; the browser's way back leads here again. */
export function goTo(path: string): void {
  history.pushState(null, "", BASE + path);
  dispatchEvent(new PopStateEvent("popstate"));
  scrollTo(0, 0);
}

const isPlain = ({ button, metaKey, ctrlKey, shiftKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey;

export interface GoProps {
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
  readonly "aria-label"?: string;
}

/** A link to a page of ours: a real one, which may be opened beside this. */
export function Go({ to, children, ...others }: GoProps) {
  const follow = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a {...others} href={BASE + to} onClick={follow}>
      {children}
    </a>
  );
}
