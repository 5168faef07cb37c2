import { readFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, transformWithOxc } from "vite";

const ADOPTED_STYLES = join(import.meta.dirname, "src", "style", "adopted-styles.ts");
const ANTD = join(import.meta.dirname, "src", "antd", "antd.ts");
const STYLE_WRITER = /@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/;

/** Puts our own writer of styles in the place of the library's, which the content security policy would stop. */
function adoptStyles(): Plugin {
  return {
    name: "olive-adopted-styles",
    enforce: "pre",
    async load(id) {
      if (!STYLE_WRITER.test(id)) return undefined;
      const { code } = await transformWithOxc(readFileSync(ADOPTED_STYLES, "utf8"), ADOPTED_STYLES);
      return code;
    },
  };
}

/** Served below /desk/; files carry the hash of their content, so that browsers keep them for good. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/desk/",
  plugins: [adoptStyles(), react()],
  resolve: { alias: [{ find: /^antd$/, replacement: ANTD }] },
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
});
