import { getAuditStateRoute, listLeavesRoute, verifyAuditRoute } from "@olive/access/contract";
import { Button, Card, ProblemNotice, StatusTag, shortTime, useAct, useRead, useText } from "@olive/ui";
import type { z } from "zod";

const WORDS = {
  title: { zh: "核验", en: "Verification" },
  what: {
    zh: "逐条重算，与另存的、已签名的封存比对；改动、删除、插入、调换或退回旧库都会被指出。",
    en: "Computes every leaf anew and compares it with the signed seals kept elsewhere: what was altered, removed, put in, exchanged or set back is named.",
  },
  verify: { zh: "现在核验", en: "Verify now" },
  fine: { zh: "无改动", en: "As it was" },
  found: { zh: "有改动", en: "Not as it was" },
  agree: (leaves: string, seals: string, seconds: number) => ({
    zh: `${leaves} 条记录、${seals} 次封存与另存的一致，用时 ${seconds} 秒`,
    en: `${leaves} leaves and ${seals} seals agree with the second place, ${seconds} s`,
  }),
  before: (leaves: string, seals: string, seconds: number) => ({
    zh: `在它之前，${leaves} 条记录、${seals} 次封存一致，用时 ${seconds} 秒`,
    en: `Before it ${leaves} leaves and ${seals} seals agree, ${seconds} s`,
  }),
  sealed: (sealed: string, unsealed: string) => ({
    zh: `已封存 ${sealed} 条，待封存 ${unsealed} 条`,
    en: `${sealed} leaves sealed, ${unsealed} wait for their seal`,
  }),
  late: (minutes: string) => ({
    zh: `最早的一条已等了 ${minutes} 分钟：封存停了，请报告安全管理员`,
    en: `The oldest has waited ${minutes} minutes: sealing has stopped, tell the security administrator`,
  }),
  last: { zh: "最近封存", en: "last seal" },
  keep: {
    zh: "请保留现场，报告安全管理员。",
    en: "Leave everything as it is and tell the security administrator.",
  },
};

type Verdict = z.output<typeof verifyAuditRoute.responses.ok.body>;

const counted = (count: number) => count.toLocaleString("en-US");

/** How far the audit is sealed, and on request whether it is still what was sealed. */
export function Verification() {
  const say = useText();
  const verify = useAct(verifyAuditRoute, [getAuditStateRoute, listLeavesRoute]);
  return (
    <Card
      title={say(WORDS.title)}
      extra={
        <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate({})}>
          {say(WORDS.verify)}
        </Button>
      }
    >
      <p className="note">{say(WORDS.what)}</p>
      <SealState />
      {verify.error && <ProblemNotice error={verify.error} />}
      <div role="status">{verify.data && <Result verdict={verify.data} />}</div>
    </Card>
  );
}

function SealState() {
  const say = useText();
  const { data: state } = useRead(getAuditStateRoute);
  if (state === undefined) return null;
  return (
    <p>
      {say(WORDS.sealed(counted(state.sealed), counted(state.unsealed)))}
      {state.sealedAt !== null && ` · ${say(WORDS.last)} ${shortTime(state.sealedAt)}`}
      {state.late && (
        <>
          {" "}
          <StatusTag tone="danger">{say(WORDS.late(counted(state.minutesUnsealed)))}</StatusTag>
        </>
      )}
    </p>
  );
}

function Result({ verdict: { leaves, seals, seconds, finding } }: { verdict: Verdict }) {
  const say = useText();
  const figures = [counted(leaves), counted(seals), seconds] as const;
  if (finding === null) {
    return (
      <p>
        <StatusTag tone="good">{say(WORDS.fine)}</StatusTag> {say(WORDS.agree(...figures))}
      </p>
    );
  }
  return (
    <>
      <p>
        <StatusTag tone="danger">{say(WORDS.found)}</StatusTag> <strong>{say(finding.words)}</strong>{" "}
        {say(WORDS.keep)}
      </p>
      <p className="note">{say(WORDS.before(...figures))}</p>
    </>
  );
}
