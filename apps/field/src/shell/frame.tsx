import { getSessionRoute } from "@olive/access/contract";
import { SessionProvider, Skeleton, useText } from "@olive/ui";
import type { ReactNode } from "react";
import { Loading } from "../reading/loading.tsx";
import { useReading } from "../reading/use-reading.ts";
import { CurrentPage } from "../routes.tsx";
import { Top } from "./top.tsx";

const WORDS = {
  skip: { zh: "跳到正文", en: "Skip to the content" },
  title: { zh: "走访帮扶", en: "Visits" },
};

/** What stands around every page. No page is shown before it is known who reads. */
export function Frame() {
  const say = useText();
  const session = useReading(getSessionRoute, {});
  if (session.data === undefined) {
    return (
      <Empty>
        <Loading of={session}>{() => <Skeleton />}</Loading>
      </Empty>
    );
  }
  const { assignment } = session.data;
  const { roleName, area, areaName, department } = assignment;
  return (
    <SessionProvider session={{ ...session.data, roleName, area, areaName, department }}>
      <a className="skip" href="#content">
        {say(WORDS.skip)}
      </a>
      <Top />
      <main id="content" className="screen">
        <CurrentPage />
      </main>
    </SessionProvider>
  );
}

/** The same shape as index.html, so that nothing jumps. */
function Empty({ children }: { children: ReactNode }) {
  const say = useText();
  return (
    <>
      <div className="top">
        <span className="brand">{say(WORDS.title)}</span>
      </div>
      <main className="screen">
        <h1>{say(WORDS.title)}</h1>
        {children}
      </main>
    </>
  );
}
