import {
  type GRANT_MISMATCHES,
  getGrantRoute,
  listGrantsRoute,
  reconcileGrantRoute,
} from "@olive/finance/contract";
import { Button, Dialog, Field, ProblemNotice, useAct, useText } from "@olive/ui";
import { useState } from "react";
import { readResults } from "./read-results.ts";

const SAYS = {
  title: { zh: "录入发放结果", en: "Enter the treasury's results" },
  label: { zh: "每行一笔", en: "One payment a line" },
  hint: {
    zh: "编号,金额（元）,日期,流水号；没发成的写：编号,金额（元）,日期,失败:原因",
    en: "number,yuan,day,bank reference; or number,yuan,day,失败:why",
  },
  take: { zh: "对账", en: "Reconcile" },
  close: { zh: "关闭", en: "Close" },
  taken: (taken: number, open: number) => ({
    zh: `收下 ${taken} 笔，还有 ${open} 笔没有结果`,
    en: `${taken} taken, ${open} still without a result`,
  }),
  unread: (lines: string) => ({ zh: `第 ${lines} 行看不懂`, en: `Lines ${lines} can't be read` }),
};
const WHY: Readonly<Record<(typeof GRANT_MISMATCHES)[number], { zh: string; en: string }>> = {
  unknown: { zh: "这一批没有这一笔", en: "not of this batch" },
  amount: { zh: "金额不符", en: "another amount" },
  notSent: { zh: "还没有发放", en: "not sent yet" },
  answeredAlready: { zh: "已有不同的结果", en: "has another result" },
  referenceTaken: { zh: "流水号已被另一笔用", en: "the reference is another payment's" },
  incomplete: { zh: "缺流水号或原因", en: "reference or reason is missing" },
};

/** Takes results as the treasury's sheet gives them, and says what doesn't fit. */
export function ResultsDialog({ batch, onClose }: { batch: string; onClose: () => void }) {
  const say = useText();
  const [text, setText] = useState("");
  const reconcile = useAct(reconcileGrantRoute, [getGrantRoute, listGrantsRoute]);
  const { results, unread } = readResults(text);
  const answer = reconcile.data;
  return (
    <Dialog
      wide
      title={say(SAYS.title)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(SAYS.close)}</Button>
          <Button
            type="primary"
            loading={reconcile.isPending}
            disabled={results.length === 0 || unread.length > 0}
            onClick={() => reconcile.mutate({ params: { id: batch }, body: { results } })}
          >
            {say(SAYS.take)}
          </Button>
        </>
      }
    >
      {reconcile.error !== null && <ProblemNotice error={reconcile.error} />}
      <Field
        label={say(SAYS.label)}
        hint={say(SAYS.hint)}
        complaint={unread.length > 0 ? say(SAYS.unread(unread.join("、"))) : undefined}
      >
        <textarea className="input" rows={8} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {answer && (
        <div role="status">
          <p>{say(SAYS.taken(answer.taken, answer.open))}</p>
          <ul className="plain-list">
            {answer.mismatches.map(({ line, why }) => (
              <li key={line}>
                {line} {say(WHY[why])}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
