import { Page, useText } from "@olive/ui";

const WORDS = {
  title: { zh: "这一页没能打开", en: "This page couldn't be opened" },
  why: {
    zh: "系统可能刚刚更新，或网络中断。请重新载入；如仍不行，请联系管理员。",
    en: "The system may just have been updated, or the network failed. Load it again, or ask your administrator.",
  },
  reload: { zh: "重新载入", en: "Load again" },
};

/** A chunk that didn't come (an old page after an update), or a fault of ours while showing the page. */
export function PageFault() {
  const say = useText();
  return (
    <Page title={say(WORDS.title)}>
      <div className="notice notice-danger" role="alert">
        <p>{say(WORDS.why)}</p>
        <button type="button" className="plain-button" onClick={() => location.reload()}>
          {say(WORDS.reload)}
        </button>
      </div>
    </Page>
  );
}
