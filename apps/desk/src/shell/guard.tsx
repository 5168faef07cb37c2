import { EmptyState, Page, TrailContext, type TrailPart, useMay, useSession, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { type ComponentType, useContext } from "react";
import { isFor, type PageDefinition } from "../page-definition.ts";
import { PagesContext } from "./offered.tsx";

const WORDS = {
  title: { zh: "您的任职不办这项工作", en: "This isn't work of your assignment" },
  why: (role: string) => ({
    zh: `您现在以“${role}”的身份登录。如有其他任职，请在右上角更换；需要这项权限，请联系管理员。`,
    en: `You are signed in as ${role}. Change to another assignment at the top, or ask your administrator.`,
  }),
  home: { zh: "回到工作台", en: "Back to the desk" },
};

/** A page with its way back, shown to those whose role is for it. */
export function guarded(definition: PageDefinition, Content: ComponentType): ComponentType {
  return function Guarded() {
    const may = useMay();
    const trail = useTrail(definition);
    if (!isFor(definition, may)) return <NotForYou />;
    return (
      <TrailContext value={trail}>
        <Content />
      </TrailContext>
    );
  };
}

/** Pages of the menu whose path this page's path begins with; for a page of the menu itself the menu is enough. */
function useTrail({ path, nav: own }: PageDefinition): readonly TrailPart[] {
  const say = useText();
  const may = useMay();
  return useContext(PagesContext).flatMap((page) => {
    const { path: above, nav } = page;
    const isAbove = own === undefined && above !== "/" && path.startsWith(`${above}/`) && isFor(page, may);
    return isAbove && nav !== undefined ? [{ to: above, label: say(nav.label) }] : [];
  });
}

function NotForYou() {
  const say = useText();
  const { roleName } = useSession();
  return (
    <Page title={say(WORDS.title)}>
      <div className="card">
        <EmptyState title={say(WORDS.why(say(roleName)))}>
          <Link to="/">{say(WORDS.home)}</Link>
        </EmptyState>
      </div>
    </Page>
  );
}
