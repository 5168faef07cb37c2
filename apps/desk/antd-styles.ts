import { extractStyle } from "@ant-design/static-style-extract";
import { THEME } from "@olive/ui/theme";
import { ConfigProvider } from "antd";
import { createElement } from "react";

/** The components that the desk uses. A page that needs another adds it here, or it comes out unstyled. */
const USED = [
  ...[
    "Alert",
    "Button",
    "Checkbox",
    "DatePicker",
    "Drawer",
    "Dropdown",
    "Form",
    "Input",
    "InputNumber",
    "Menu",
  ],
  ...["Modal", "Popover", "Radio", "Select", "Spin", "Steps", "Switch", "Table", "Tabs", "Tooltip", "Upload"],
];

/** antd's style sheet for our tokens, of those components alone; with `zeroRuntime` antd would make none. */
export function antdStyles(): string {
  return extractStyle({
    customTheme: (node) => createElement(ConfigProvider, { theme: { ...THEME, zeroRuntime: false } }, node),
    includes: USED,
  });
}
