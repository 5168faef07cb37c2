import {
  closeDeadLetterRoute,
  listDeadLettersRoute,
  redriveDeadLetterRoute,
  takeDeadLetterRoute,
} from "@olive/finance/contract";
import {
  Button,
  Card,
  EmptyState,
  Loaded,
  Page,
  Pager,
  ReasonDialog,
  StatusTag,
  shortTime,
  useAct,
  useFilters,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { AlarmList } from "./alarm-list.tsx";

type Letter = z.output<typeof listDeadLettersRoute.responses.ok.body>["letters"][number];
type Act = "take" | "redrive" | "close";

const ROWS = 50;
const SAYS = {
  title: { zh: "投递失败", en: "What could not be delivered" },
  lead: {
    zh: "试了十次、七十五小时仍没送到，或银行拒收的。由认领的人联系银行后重投，编号不变；授权已停的不会再发出。",
    en: "Ten tries over seventy-five hours, or refused by the bank. Whoever takes one talks to the bank and sends it again under the same number; nothing leaves whose consent is over.",
  },
  none: { zh: "没有送不到的", en: "Everything was delivered" },
  noneHelp: { zh: "在路上的仍按时间表重试。", en: "What is on its way is tried again at its times." },
  tries: (count: number) => ({ zh: `试了 ${count} 次`, en: `${count} tries` }),
  followers: (count: number) => ({ zh: `后面还有 ${count} 件在等`, en: `${count} more wait behind it` }),
  nobody: { zh: "还没有人认领", en: "Nobody has taken it" },
  died: (at: string) => ({ zh: `${at} 停止投递`, en: `given up ${at}` }),
  reasonHint: { zh: "联系了谁、为什么；会留存", en: "Whom you talked to, and why; it is kept" },
} as const;
const KINDS = {
  delivery: { zh: "信用报告", en: "Report" },
  keyRelease: { zh: "报告的密钥", en: "Key of a report" },
  tombstone: { zh: "停用通知", en: "Notice to delete" },
  acceptance: { zh: "接受报价", en: "Acceptance" },
  withdrawal: { zh: "撤回接受", en: "Withdrawal" },
  draw: { zh: "用款", en: "Draw" },
} as const;
const ACTS = {
  take: { zh: "认领", en: "Take" },
  redrive: { zh: "重新投递", en: "Send again" },
  close: { zh: "不再投递", en: "Close" },
} as const;
const DONE = {
  take: { zh: "已认领", en: "Taken" },
  redrive: { zh: "已排上，马上投递", en: "Queued: it goes at once" },
  close: { zh: "已了结", en: "Closed" },
} as const;

/** Dead letters with their owner and history, and the alarms that somebody has to look at. */
export default function DeliveriesPage() {
  const say = useText();
  const [{ after }] = useFilters();
  const [open, setOpen] = useState<{ letter: Letter; act: Act }>();
  const query = { limit: ROWS, ...(after === undefined ? {} : { after }) };
  const reading = useRead(listDeadLettersRoute, { query }, { placeholderData: (before) => before });
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <Loaded of={reading} rows={6}>
        {({ letters, total, next }) =>
          letters.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <div className="list">
              <Pager part={{ rows: letters, next, count: total }} />
              <Card>
                <ul className="rows">
                  {letters.map((letter) => (
                    <LetterRow key={letter.id} letter={letter} onAct={(act) => setOpen({ letter, act })} />
                  ))}
                </ul>
              </Card>
            </div>
          )
        }
      </Loaded>
      <AlarmList />
      {open && <ActDialog {...open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function LetterRow({ letter, onAct }: { letter: Letter; onAct: (act: Act) => void }) {
  const say = useText();
  const { kind, businessName, creditCode, bankName, words, attempts, diedAt, owner, ownerDepartment } =
    letter;
  return (
    <li>
      <div className="row-head">
        <span className="row-title">{say(KINDS[kind])}</span>
        <span>{businessName ?? creditCode}</span>
        <span>→ {say(bankName)}</span>
        <StatusTag tone="danger">{say(words)}</StatusTag>
        <span className="row-acts">
          {owner === null && <Button onClick={() => onAct("take")}>{say(ACTS.take)}</Button>}
          <Button onClick={() => onAct("redrive")}>{say(ACTS.redrive)}</Button>
          <Button danger onClick={() => onAct("close")}>
            {say(ACTS.close)}
          </Button>
        </span>
      </div>
      <p className="note">
        {[
          say(SAYS.tries(attempts)),
          say(SAYS.died(shortTime(diedAt))),
          letter.followers > 0 && say(SAYS.followers(letter.followers)),
          `${ownerDepartment}：${owner ?? say(SAYS.nobody)}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="note">{letter.id}</p>
      {letter.history.length > 0 && (
        <ul className="plain-list">
          {letter.history.map(({ at, act, by, reason }) => (
            <li key={at + act}>{[shortTime(at), by, say(ACTS[act]), reason].join(" · ")}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

function ActDialog({ letter, act, onClose }: { letter: Letter; act: Act; onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const input = { params: { id: letter.id } };
  const take = useAct(takeDeadLetterRoute, [listDeadLettersRoute]);
  const redrive = useAct(redriveDeadLetterRoute, [listDeadLettersRoute]);
  const close = useAct(closeDeadLetterRoute, [listDeadLettersRoute]);
  const acts = {
    take: (reason: string) => take.mutateAsync({ ...input, body: { reason } }),
    redrive: (reason: string) => redrive.mutateAsync({ ...input, body: { reason } }),
    close: (reason: string) => close.mutateAsync({ ...input, body: { reason } }),
  };
  return (
    <ReasonDialog
      title={`${say(ACTS[act])} · ${say(KINDS[letter.kind])} · ${letter.businessName ?? letter.creditCode}`}
      act={say(ACTS[act])}
      hint={say(SAYS.reasonHint)}
      danger={act === "close"}
      onAct={async (reason) => {
        await acts[act](reason);
        toast(say(DONE[act]));
      }}
      onClose={onClose}
    />
  );
}
