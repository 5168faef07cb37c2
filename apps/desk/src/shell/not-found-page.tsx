import { EmptyState, Page, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";

const WORDS = {
  title: { zh: "没有找到这一页", en: "There is no such page" },
  why: { zh: "地址可能写错了，或不在您的权限之内。", en: "The address may be wrong, or not yours to see." },
  home: { zh: "回到工作台", en: "Back to the desk" },
};

export function NotFoundPage() {
  const say = useText();
  return (
    <Page title={say(WORDS.title)}>
      <EmptyState title={say(WORDS.why)}>
        <Link to="/">{say(WORDS.home)}</Link>
      </EmptyState>
    </Page>
  );
}
