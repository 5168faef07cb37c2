import { THEME, useLanguage } from "@olive/ui";
import { ConfigProvider } from "antd/es";
import zhCN from "antd/es/locale/zh_CN";
import type { ReactNode } from "react";
import { setProvider } from "./provider-slot.ts";

/** Our tokens, no styles from script, no "新 建" with a gap. English is what antd speaks of itself. */
function AntdProvider({ children }: { children: ReactNode }) {
  const language = useLanguage();
  return (
    <ConfigProvider
      theme={THEME}
      button={{ autoInsertSpace: false }}
      {...(language === "zh" ? { locale: zhCN } : {})}
    >
      {children}
    </ConfigProvider>
  );
}

setProvider(AntdProvider);
