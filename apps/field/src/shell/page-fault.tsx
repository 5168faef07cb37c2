import { useText } from "@olive/ui";
import { Screen } from "./screen.tsx";

const WORDS = {
  title: { zh: "这一页没能打开", en: "This page couldn't be opened" },
  why: {
    zh: "可能没有网络，或系统刚刚更新。没交的走访记录还在这部手机上。",
    en: "There may be no network, or the system was updated. A visit not yet filed is still on this phone.",
  },
  reload: { zh: "重新载入", en: "Load again" },
};

/** A chunk that didn't come, or a fault of ours while showing the page. */
export function PageFault() {
  const say = useText();
  return (
    <Screen title={say(WORDS.title)} back="/">
      <div className="notice notice-danger" role="alert">
        <p>{say(WORDS.why)}</p>
        <button type="button" className="plain-button" onClick={() => location.reload()}>
          {say(WORDS.reload)}
        </button>
      </div>
    </Screen>
  );
}
