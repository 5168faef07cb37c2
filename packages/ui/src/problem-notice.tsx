import { ProblemError } from "@olive/http/client";
import type { Wording } from "@olive/kernel";
import { useEffect, useRef } from "react";
import { useText } from "./language.tsx";

const OFFLINE = {
  title: { zh: "连不上服务器", en: "The server can't be reached" },
  remedy: {
    zh: "请检查网络后重试；已填写的内容还在。",
    en: "Check the network and try again; what you entered is kept.",
  },
};
const UNREADABLE = {
  title: { zh: "服务器的答复看不懂", en: "The server's answer can't be read" },
  remedy: {
    zh: "系统可能刚更新过，请重新载入页面；如仍不行，请联系管理员。",
    en: "The system may just have been updated: load the page again, or ask your administrator.",
  },
};
const WORDS = {
  trace: { zh: "查询号", en: "Reference" },
  again: { zh: "重试", en: "Try again" },
};

interface Told {
  readonly title: string;
  readonly remedy: string;
  readonly fields: readonly string[];
  readonly traceId: string | undefined;
}

/** In the server's words where it refused; in ours where it couldn't be reached or understood. */
function tell(error: unknown, say: (wording: Wording) => string): Told {
  if (error instanceof ProblemError) {
    const { title, remedy, errors = [], traceId } = error.problem;
    return { title, remedy, fields: errors.map(({ detail }) => detail), traceId };
  }
  // What `fetch` throws when nobody answers.
  const words = error instanceof TypeError ? OFFLINE : UNREADABLE;
  return { title: say(words.title), remedy: say(words.remedy), fields: [], traceId: undefined };
}

/** What went wrong, what to do, and the number to ask by. Takes the focus, so that it is read out. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const say = useText();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  const { title, remedy, fields, traceId } = tell(error, say);
  return (
    <div className="notice notice-danger" role="alert" tabIndex={-1} ref={notice}>
      <p className="notice-title">{title}</p>
      <p>{remedy}</p>
      {fields.map((field) => (
        <p key={field}>{field}</p>
      ))}
      {traceId && (
        <p className="note">
          {say(WORDS.trace)} <span className="number">{traceId}</span>
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
