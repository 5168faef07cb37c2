import { getSessionRoute } from "@olive/access/contract";
import { ProblemNotice, SessionProvider, Skeleton, useRead, useText } from "@olive/ui";
import { Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DeskHeader } from "./desk-header.tsx";
import { DeskMenu } from "./desk-menu.tsx";
import { KeyHelp } from "./key-help.tsx";

const WORDS = {
  skip: { zh: "跳到正文", en: "Skip to the content" },
  title: { zh: "工作台", en: "Desk" },
};

/** What stands around every page: header, menu, content. No page is shown before it is known who reads. */
export function DeskFrame() {
  const say = useText();
  const session = useRead(getSessionRoute, {}, { staleTime: Number.POSITIVE_INFINITY });
  if (session.error) {
    return (
      <EmptyFrame>
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      </EmptyFrame>
    );
  }
  if (session.data === undefined) {
    return (
      <EmptyFrame>
        <Skeleton />
      </EmptyFrame>
    );
  }
  const { assignment } = session.data;
  const { roleName, area, areaName, department } = assignment;
  return (
    <SessionProvider session={{ ...session.data, roleName, area, areaName, department }}>
      <a className="skip" href="#content">
        {say(WORDS.skip)}
      </a>
      <DeskHeader session={session.data} />
      <div className="frame">
        <DeskMenu />
        <main id="content" className="content">
          <Outlet />
        </main>
      </div>
      <KeyHelp />
    </SessionProvider>
  );
}

/** The same shape as index.html and as the desk itself, so that nothing jumps. */
function EmptyFrame({ children }: { children: ReactNode }) {
  const say = useText();
  return (
    <>
      <div className="top" />
      <div className="frame">
        <div className="side" />
        <main className="content">
          <div className="page">
            <h1>{say(WORDS.title)}</h1>
            {children}
          </div>
        </main>
      </div>
    </>
  );
}
