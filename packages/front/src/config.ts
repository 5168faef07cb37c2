import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin, UserConfig } from "vite";
import { withoutProse } from "./without-prose.ts";

/**
 * Parts of libraries that are imported but never run here: the apps make no JSON schema of their contracts, and the
 * desk's editor asks the server about FEEL, not a grammar of its own. A fifth of what every page would load.
 */
const NEVER_RUN = [
  /\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/,
  /\/@codemirror\/language\/dist\/index\.js$/,
  /\/@lezer\/common\/dist\/index\.js$/,
];

/** Leaves the names of those parts and nothing behind them. */
function leaveOut(): Plugin {
  return {
    name: "olive-leave-out",
    transform(code, id) {
      if (!NEVER_RUN.some((part) => part.test(id))) return undefined;
      const declared = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map((match) => match[1]);
      const listed = [...code.matchAll(/^export \{([^}]*)\}/gm)].flatMap(
        (match) => match[1]?.split(",") ?? [],
      );
      const names = [...declared, ...listed.map((one) => one?.split(" as ").at(-1)?.trim())].filter(Boolean);
      return { code: names.map((name) => nothing(name!)).join("\n"), map: null };
    },
  };
}

const nothing = (name: string) =>
  name === "process"
    ? `const none = () => () => {};\nexport { none as process };`
    : `export const ${name} = () => () => {};`;

/**
 * How the house builds an app for the browser from its folder `root`, served below `base` ("/desk/"); files carry the
 * hash of their content, so that browsers keep them for good. `unchecked`: without zod (see there).
 */
export function frontConfig(root: string, base: string, { unchecked = false } = {}): UserConfig {
  return {
    root,
    base,
    plugins: [leaveOut(), withoutProse(), react()],
    ...(unchecked ? { resolve: { alias: { zod: join(import.meta.dirname, "unchecked.ts") } } } : {}),
    build: {
      emptyOutDir: true,
      manifest: "manifest.json",
      target: "es2022",
      modulePreload: { polyfill: false },
      // An inlined file would be a data: address, which the content security policy forbids.
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Contracts are declarations: a page takes those that it calls, not its slice's whole API.
        treeshake: { moduleSideEffects: [{ test: /\/packages\/[^/]+\/src\//, sideEffects: false }] },
      },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 700,
    },
  };
}
