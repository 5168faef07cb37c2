import { ProblemError } from "@olive/http/client";
import type { FactColumn } from "@olive/registry/contract";
import { ReasonDialog, useSession, useText } from "@olive/ui";
import { useState } from "react";
import { useOpened } from "./opened.tsx";

const WORDS = {
  title: { zh: "打开遮盖的数据", en: "Open masked data" },
  act: { zh: "打开", en: "Open" },
  which: { zh: "要打开的：", en: "What is opened: " },
  trace: {
    zh: "谁、何时、为什么打开，记入审计，本人可以查询。",
    en: "Who opened it, when and why goes into the audit; the person can ask.",
  },
  factor: {
    zh: "本次登录还没有用过第二重验证，先要验证一次。",
    en: "This session hasn't shown a second factor yet.",
  },
  show: { zh: "去验证", en: "Show it" },
};
const SECOND_FACTOR = "/sign-in/second-factor";

/** Asks why a sensitive value is opened; without a second factor it leads there first. */
export function OpenDialog({ columns, onClose }: { columns: readonly FactColumn[]; onClose: () => void }) {
  const say = useText();
  const { open } = useOpened();
  const { secondFactor } = useSession();
  const [needed, setNeeded] = useState(!secondFactor);
  const act = async (reason: string) => {
    try {
      await open(
        columns.map(({ register, column }) => ({ register, column })),
        reason,
      );
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === "second-factor-needed") setNeeded(true);
      throw error;
    }
  };
  return (
    <ReasonDialog title={say(WORDS.title)} act={say(WORDS.act)} onAct={act} onClose={onClose}>
      <p>
        {say(WORDS.which)}
        <strong>{columns.map(({ name }) => name).join("、")}</strong>
      </p>
      <p className="note">{say(WORDS.trace)}</p>
      {needed && (
        <p className="notice notice-warning">
          {say(WORDS.factor)}{" "}
          <a href={`${SECOND_FACTOR}?back=${encodeURIComponent(location.pathname + location.search)}`}>
            {say(WORDS.show)}
          </a>
        </p>
      )}
    </ReasonDialog>
  );
}
