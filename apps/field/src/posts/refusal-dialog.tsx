import { recordRefusalRoute } from "@olive/employment/contract";
import { Button, Dialog, drawId, Field, ProblemNotice, useText } from "@olive/ui";
import { useState } from "react";
import { Chips } from "../act/chips.tsx";
import { today } from "../act/day.ts";
import { useDone, useSending } from "../act/use-sending.ts";
import { REFUSAL_WORDS, type RefusalReason } from "../person/words.ts";
import type { PostDialogProps } from "./refer-dialog.tsx";

const WORDS = {
  title: { zh: "本人为什么不去？", en: "Why not?" },
  what: {
    zh: "原因会改变下次的推荐；有没有正当理由由经办人判断，不自动处理。",
    en: "The reason changes the next list. Whether it is justified a person judges; nothing follows by itself.",
  },
  words: { zh: "本人的话", en: "In their words" },
  missing: { zh: "请点选一个原因", en: "Tap a reason" },
  act: { zh: "记下", en: "File it" },
  cancel: { zh: "返回", en: "Back" },
  done: { zh: "已记下原因", en: "Filed" },
};
const CODES = Object.keys(REFUSAL_WORDS) as RefusalReason[];

export function RefusalDialog({ reference, suggestion: { post }, onClose, onDone }: PostDialogProps) {
  const say = useText();
  const done = useDone();
  const { send, busy, error } = useSending();
  const [id] = useState(() => drawId());
  const [code, setCode] = useState<RefusalReason>();
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const file = async () => {
    setTried(true);
    if (code === undefined) return;
    const reason = [say(REFUSAL_WORDS[code]), words.trim()].filter(Boolean).join("：");
    const body = { id, reference, vacancy: post.id, reasonCode: code, reason, refusedOn: today() };
    const moved = await send((call) => call(recordRefusalRoute, { body }));
    if (moved === undefined) return;
    done(WORDS.done, { ...moved, case: null }, onDone);
    onDone();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{say(WORDS.cancel)}</Button>
      <Button type="primary" loading={busy} onClick={() => void file()}>
        {say(WORDS.act)}
      </Button>
    </>
  );
  return (
    <Dialog title={say(WORDS.title)} onClose={onClose} footer={footer}>
      {error !== undefined && <ProblemNotice error={error} />}
      <p>
        <strong>{post.title}</strong> · {post.employerName}
      </p>
      <Chips
        label={say(WORDS.title)}
        chips={CODES.map((value) => ({ value, name: REFUSAL_WORDS[value] }))}
        isChosen={(value) => value === code}
        onTap={setCode}
      />
      {tried && code === undefined && (
        <p className="complaint" role="alert">
          {say(WORDS.missing)}
        </p>
      )}
      {code !== undefined && (
        <Field label={say(WORDS.words)} optional>
          <input
            className="input"
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </Field>
      )}
      <p className="note">{say(WORDS.what)}</p>
    </Dialog>
  );
}
