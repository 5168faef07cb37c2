/**
 * The house's design tokens: one olive green and texts that pass WCAG AA on their grounds. The style sheets of the
 * desk and of the server's pages repeat them as variables; `tests/tokens.test.ts` compares them and measures the
 * contrasts. Sizes stand on an 8-pixel grid.
 */
export const COLOURS = {
  primary: "#0a5c43",
  primaryHover: "#0d7454",
  primaryDeep: "#06402e",
  primaryPale: "#e8f1ed",
  ink: "#1a1f1d",
  inkSecondary: "#434b48",
  inkTertiary: "#5d6863",
  line: "#d9dfdc",
  /** Of fields and buttons: 3:1 on paper (WCAG 1.4.11). */
  controlLine: "#7a8580",
  ground: "#f5f7f6",
  paper: "#ffffff",
  danger: "#b3130f",
  dangerPale: "#fdecea",
  warning: "#7a4a00",
  warningPale: "#fdf3e1",
  success: "#1a6b2f",
  successPale: "#e7f4ea",
  info: "#0b5394",
  infoPale: "#e6f0fa",
} as const;

/** Chinese and digits from one family; no font is fetched. */
export const FONT =
  '"PingFang SC", "HarmonyOS Sans SC", MiSans, "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';
