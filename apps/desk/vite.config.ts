import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Served below /desk/; files carry the hash of their content, so that browsers keep them for good. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/desk/",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    // An inlined file would be a data: address, which the content security policy forbids.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
});
