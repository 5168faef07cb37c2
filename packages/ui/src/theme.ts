import type { ConfigProviderProps } from "antd";
import { ANTD_TOKENS } from "./tokens.ts";

/** Styles come from the extracted style sheet, never from script: our content security policy forbids style elements. */
export const THEME: NonNullable<ConfigProviderProps["theme"]> = {
  token: ANTD_TOKENS,
  components: { Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" } },
  hashed: false,
  cssVar: { key: "olive" },
  zeroRuntime: true,
};
