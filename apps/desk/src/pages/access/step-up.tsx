import { useSession, useText } from "@olive/ui";

const WORDS = {
  needed: {
    zh: "变更账号和任职前，需要先验证动态口令。",
    en: "Changes of accounts take a second factor first.",
  },
  show: { zh: "现在验证", en: "Confirm now" },
};

/** Whether changes may be offered yet: they take a second factor in this session. */
export function useSteppedUp(): boolean {
  return useSession().secondFactor;
}

/** Leads to the second factor and back, as long as it wasn't shown. */
export function StepUp() {
  const say = useText();
  if (useSteppedUp()) return null;
  const back = encodeURIComponent(location.pathname + location.search);
  return (
    <p className="notice notice-warning">
      <span>
        {say(WORDS.needed)} <a href={`/sign-in/second-factor?back=${back}`}>{say(WORDS.show)}</a>
      </span>
    </p>
  );
}
