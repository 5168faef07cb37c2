import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Wording } from "@olive/kernel";

/** An app for the browser: one page of script, served below its base. */
export interface Front {
  readonly code: "desk" | "field";
  /** As its addresses begin, without the last slash. */
  readonly base: string;
  /** Of its sources. */
  readonly folder: string;
  readonly name: Wording;
}

const folderOf = (page: string) => dirname(fileURLToPath(import.meta.resolve(page)));

/** Officials at a desk; village and community workers with a phone. */
export const FRONTS: readonly Front[] = [
  {
    code: "desk",
    base: "/desk",
    folder: folderOf("@olive/desk/index.html"),
    name: { zh: "工作台", en: "The desk" },
  },
  {
    code: "field",
    base: "/field",
    folder: folderOf("@olive/field/index.html"),
    name: { zh: "走访页面", en: "The visits' app" },
  },
];
