import type { ComponentType, ReactNode } from "react";

type Provider = ComponentType<{ readonly children: ReactNode }>;

let provider: Provider | undefined;

/** Called by the provider's own chunk, which comes with the first page that uses antd. */
export function setProvider(loaded: Provider): void {
  provider = loaded;
}

/** antd's provider, once a page that needs it has been loaded. */
export function loadedProvider(): Provider | undefined {
  return provider;
}
