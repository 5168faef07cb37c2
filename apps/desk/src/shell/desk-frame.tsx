import { getSessionRoute } from "@olive/access/contract";
import { Loaded, SessionProvider, THEME, useLanguage, useRead, useText } from "@olive/ui";
import { Outlet } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { DeskHeader } from "./desk-header.tsx";
import { DeskMenu } from "./desk-menu.tsx";
import { KeyHelp } from "./key-help.tsx";

const SKIP = { zh: "跳到正文", en: "Skip to the content" };

/** What stands around every page: header, menu, content. No page is shown before it is known who reads. */
export function DeskFrame() {
  const say = useText();
  const language = useLanguage();
  const session = useRead(getSessionRoute, {}, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <ConfigProvider
      theme={THEME}
      locale={language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <a className="skip" href="#content">
        {say(SKIP)}
      </a>
      <Loaded of={session}>
        {(data) => (
          <SessionProvider
            session={{
              ...data,
              roleName: data.assignment.roleName,
              area: data.assignment.area,
              areaName: data.assignment.areaName,
              department: data.assignment.department,
            }}
          >
            <DeskHeader session={data} />
            <div className="frame">
              <DeskMenu />
              <main id="content" className="content">
                <Outlet />
              </main>
            </div>
            <KeyHelp />
          </SessionProvider>
        )}
      </Loaded>
    </ConfigProvider>
  );
}
