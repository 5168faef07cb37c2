import { readFileSync } from "node:fs";
import { join } from "node:path";
import { extractStyle } from "@ant-design/static-style-extract";
import { THEME } from "@olive/ui/theme";
import { ConfigProvider } from "antd";
import { createElement } from "react";

/** Named once, where the desk's own "antd" exports them. */
const LIST = join(import.meta.dirname, "src", "antd", "antd.ts");

function usedComponents(): string[] {
  const [, names] = /export \{([^}]*)\} from "antd\/es"/.exec(readFileSync(LIST, "utf8")) ?? [];
  if (names === undefined) throw new Error(`no list of components in ${LIST}`);
  return names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}

/** antd's style sheet for our tokens, of those components alone; with `zeroRuntime` antd would make none. */
export function antdStyles(): string {
  return extractStyle({
    customTheme: (node) => createElement(ConfigProvider, { theme: { ...THEME, zeroRuntime: false } }, node),
    includes: usedComponents(),
  });
}
