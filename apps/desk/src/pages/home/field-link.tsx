import { Icon, useText } from "@olive/ui";

const WORDS = {
  title: { zh: "手机走访", en: "Visits on a phone" },
  about: {
    zh: "今天的走访、六步记完、找岗位、回访",
    en: "Today's visits, filed in six taps; posts; follow-ups",
  },
};

/** To the pages for a phone: another app, so that it is a link and no page of the desk. */
export function FieldLink() {
  const say = useText();
  return (
    <a href="/field/" className="card shortcut">
      <Icon name="household" />
      <span>
        <strong>{say(WORDS.title)}</strong>
        <span className="note">{say(WORDS.about)}</span>
      </span>
    </a>
  );
}
