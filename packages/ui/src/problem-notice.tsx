import { ProblemError } from "@olive/http/client";
import { useEffect, useRef } from "react";
import { useText } from "./language.tsx";

const WORDS = {
  offline: { zh: "连不上服务器", en: "The server can't be reached" },
  offlineRemedy: {
    zh: "请检查网络后重试；已填写的内容还在",
    en: "Check the network and try again; what you entered is kept",
  },
  trace: { zh: "查询号", en: "Reference" },
  again: { zh: "重试", en: "Try again" },
};

/** What went wrong, what to do, and the number to ask by. Takes the focus, so that it is read out. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useText();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return (
    <div className="notice notice-danger" role="alert" tabIndex={-1} ref={notice}>
      <p className="notice-title">{problem?.title ?? say(WORDS.offline)}</p>
      <p>{problem?.remedy ?? say(WORDS.offlineRemedy)}</p>
      {problem?.errors?.map(({ pointer, detail }) => (
        <p key={pointer}>{detail}</p>
      ))}
      {problem && (
        <p className="note">
          {say(WORDS.trace)} {problem.traceId}
        </p>
      )}
      {onRetry && (
        <button type="button" className="plain-button" onClick={onRetry}>
          {say(WORDS.again)}
        </button>
      )}
    </div>
  );
}
