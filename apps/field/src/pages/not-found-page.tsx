import { useText } from "@olive/ui";
import { Screen } from "../shell/screen.tsx";

const WORDS = {
  title: { zh: "没有找到这一页", en: "There is no such page" },
  why: { zh: "地址可能写错了，或不在您的辖区之内。", en: "The address may be wrong, or not in your area." },
};

export default function NotFoundPage() {
  const say = useText();
  return (
    <Screen title={say(WORDS.title)} back="/">
      <p>{say(WORDS.why)}</p>
    </Screen>
  );
}
