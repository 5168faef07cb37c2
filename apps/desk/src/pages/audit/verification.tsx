import { verifyAuditRoute } from "@olive/access/contract";
import { Card, ProblemNotice, StatusTag, shortTime, useAct, useText } from "@olive/ui";
import { Button } from "antd";

const WORDS = {
  title: { zh: "核验", en: "Verification" },
  what: {
    zh: "逐条重算，与另存的、已签名的封存比对；改动、删除、插入、调换或退回旧库都会被指出。",
    en: "Computes every leaf anew and compares it with the signed seals kept elsewhere: what was altered, removed, put in, exchanged or set back is named.",
  },
  verify: { zh: "现在核验", en: "Verify now" },
  fine: { zh: "无改动", en: "As it was" },
  found: { zh: "有改动", en: "Not as it was" },
  counted: (leaves: number, seals: number, seconds: number) => ({
    zh: `${leaves.toLocaleString("en-US")} 条记录、${seals.toLocaleString("en-US")} 次封存一致，用时 ${seconds} 秒`,
    en: `${leaves.toLocaleString("en-US")} leaves and ${seals.toLocaleString("en-US")} seals agree, ${seconds} s`,
  }),
  last: { zh: "最近封存", en: "last seal" },
  keep: {
    zh: "请保留现场，报告安全管理员。",
    en: "Leave everything as it is and tell the security administrator.",
  },
};

/** Whether the audit is still what was sealed, on request. */
export function Verification() {
  const say = useText();
  const verify = useAct(verifyAuditRoute, []);
  const verdict = verify.data;
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
      {verify.error && <ProblemNotice error={verify.error} />}
      {verdict && (
        <div role="status">
          <p>
            {verdict.finding === null ? (
              <StatusTag tone="good">{say(WORDS.fine)}</StatusTag>
            ) : (
              <StatusTag tone="danger">{say(WORDS.found)}</StatusTag>
            )}{" "}
            {say(WORDS.counted(verdict.leaves, verdict.seals, verdict.seconds))}
            {verdict.sealedAt !== null && ` · ${say(WORDS.last)} ${shortTime(verdict.sealedAt)}`}
          </p>
          {verdict.finding !== null && (
            <p>
              <strong>{say(verdict.finding.words)}</strong> {say(WORDS.keep)}
            </p>
          )}
        </div>
      )}
    </Card>
  );
}
