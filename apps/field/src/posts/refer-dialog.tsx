import { referPersonRoute } from "@olive/employment/contract";
import { Button, Dialog, drawId, ProblemNotice, useText } from "@olive/ui";
import { useState } from "react";
import { useDone, useSending } from "../act/use-sending.ts";
import type { Suggestion } from "./posts-page.tsx";

const WORDS = {
  title: { zh: "推介到这个岗位？", en: "Refer to this post?" },
  what: {
    zh: "会占一个名额，并请单位在期限内答复。请先和本人说好。",
    en: "A seat is held and the employer is asked to answer in time. Agree with the person first.",
  },
  act: { zh: "确认推介", en: "Refer" },
  cancel: { zh: "先不推", en: "Not now" },
  done: { zh: "已推介", en: "Referred" },
};

export interface PostDialogProps {
  readonly reference: string;
  readonly suggestion: Suggestion;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** One tap and this one: the seat of another is at stake. */
export function ReferDialog({ reference, suggestion, onClose, onDone }: PostDialogProps) {
  const say = useText();
  const done = useDone();
  const { send, busy, error } = useSending();
  const [id] = useState(() => drawId());
  const { post, rank, terms } = suggestion;
  const refer = async () => {
    const shown = terms.map(({ code, value }) => ({ code, value }));
    const body = { id, reference, vacancy: post.id, rank, terms: shown };
    const moved = await send((call) => call(referPersonRoute, { body }));
    if (moved === undefined) return;
    done(WORDS.done, moved, onDone);
    onDone();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{say(WORDS.cancel)}</Button>
      <Button type="primary" loading={busy} onClick={() => void refer()}>
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
      <p>{say(WORDS.what)}</p>
    </Dialog>
  );
}
