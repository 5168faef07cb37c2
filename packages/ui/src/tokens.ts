/**
 * The house's design tokens for the desk: one olive green, and texts that pass WCAG AA on white (antd's own danger
 * red, secondary text and preset tags don't). Sizes stand on an 8-pixel grid.
 */
export const COLOURS = {
  primary: "#0a5c43",
  primaryHover: "#0d7454",
  primaryPale: "#e8f2ee",
  ink: "#1b2420",
  inkSecondary: "#4a5550",
  inkTertiary: "#5d6863",
  line: "#d9dfdc",
  /** Of fields and buttons: 3:1 on paper (WCAG 1.4.11). */
  controlLine: "#7f8a85",
  ground: "#f4f6f5",
  paper: "#ffffff",
  danger: "#b3130f",
  dangerPale: "#fdecea",
  warning: "#8a4b00",
  warningPale: "#fff4e0",
  success: "#1a6b2f",
  successPale: "#e7f4ea",
  info: "#0b5394",
  infoPale: "#e6f0fa",
} as const;

/** Chinese and digits from one family; no font is fetched. */
export const FONT =
  "'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif";

/** What antd is told. `colorInfo` too, or progress bars and links stay blue under a green primary. */
export const ANTD_TOKENS = {
  colorPrimary: COLOURS.primary,
  colorInfo: COLOURS.primary,
  colorLink: COLOURS.primary,
  colorError: COLOURS.danger,
  colorSuccess: COLOURS.success,
  colorWarning: COLOURS.warning,
  colorText: COLOURS.ink,
  colorTextSecondary: COLOURS.inkSecondary,
  colorTextTertiary: COLOURS.inkTertiary,
  colorTextDescription: COLOURS.inkSecondary,
  colorTextPlaceholder: "#6b7280",
  colorBorder: COLOURS.controlLine,
  colorBorderSecondary: COLOURS.line,
  fontFamily: FONT,
  fontSize: 14,
  borderRadius: 6,
  controlHeight: 36,
} as const;
