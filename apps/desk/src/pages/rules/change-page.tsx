import "./rules.css";
import {
  approveRuleChangeRoute,
  getChangeImpactRoute,
  getRuleChangeRoute,
  getRuleEditionRoute,
  getRuleRoute,
  type RuleChange,
  returnRuleChangeRoute,
  withdrawRuleChangeRoute,
} from "@olive/rules/contract";
import {
  Button,
  Card,
  Loaded,
  Page,
  ProblemNotice,
  ReasonDialog,
  StatusTag,
  Timeline,
  useAct,
  useMay,
  useRead,
  useSession,
  useText,
} from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { AttachedList } from "./attached-list.tsx";
import { RuleDifference } from "./rule-difference.tsx";
import { FIELDS, STATES } from "./words.ts";

type Answer = z.output<typeof getRuleChangeRoute.responses.ok.body>;

const WORDS = {
  title: (name: string) => ({ zh: `规则的修改：${name}`, en: `Change of a rule: ${name}` }),
  approve: { zh: "批准", en: "Approve" },
  approveSecond: { zh: "作为第二人批准", en: "Approve as the second" },
  return: { zh: "退回", en: "Return" },
  withdraw: { zh: "撤回", en: "Withdraw" },
  own: { zh: "您送审的修改，由另一位同事批准。", en: "You submitted it: a colleague approves it." },
  first: {
    zh: "您已批准，等第二位同事批准。",
    en: "You approved it: a second colleague has to approve too.",
  },
  stale: {
    zh: "这项规则在送审之后变了，只能退回重做。",
    en: "The rule changed since it was submitted: it can only be returned.",
  },
  two: {
    zh: "变动人数超过县里的界线：须两人批准",
    en: "More people move than the county allows on one approval: two are needed",
  },
  what: { zh: "依据和说明", en: "Reference and note" },
  happened: { zh: "经过", en: "What happened" },
  rule: { zh: "规则全文", en: "The whole rule" },
};

/** One change, from submission to the day on which it takes force. */
export default function ChangePage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const reading = useRead(getRuleChangeRoute, { params: { id: Number(id) } });
  return <Loaded of={reading}>{(answer) => <Change answer={answer} />}</Loaded>;
}

function Change({ answer: { change, isStale, events } }: { answer: Answer }) {
  const say = useText();
  const { tone, name } = STATES[change.state];
  const impact = useRead(getChangeImpactRoute, { params: { id: change.id } });
  return (
    <Page
      title={say(WORDS.title(say(change.policyName)))}
      lead={
        <>
          <StatusTag tone={tone}>{say(name)}</StatusTag> {say(FIELDS.effectiveOn)} {change.effectiveOn} ·{" "}
          {say(FIELDS.submitted)} {change.submitted.name}
          {change.reviewed && ` · ${say(FIELDS.approved)} ${change.reviewed.name}`}
          {change.second && ` · ${say(FIELDS.second)} ${change.second.name}`}
        </>
      }
      actions={<Acts change={change} isStale={isStale} />}
    >
      {isStale && <p className="notice notice-warning">{say(WORDS.stale)}</p>}
      {change.needsSecond && <p className="notice">{say(WORDS.two)}</p>}
      <Card
        title={say(WORDS.what)}
        extra={<Link to={`/rules/${change.policy}` as never}>{say(WORDS.rule)}</Link>}
      >
        <dl className="rule-facts">
          <dt>{say(FIELDS.reference)}</dt>
          <dd>{change.reference}</dd>
          <dt>{say(FIELDS.note)}</dt>
          <dd>{change.note}</dd>
        </dl>
      </Card>
      <Difference change={change} />
      <Loaded of={impact}>{(found) => <AttachedList change={change} impact={found} />}</Loaded>
      <Card title={say(WORDS.happened)}>
        <Timeline
          label={say(WORDS.happened)}
          entries={events.toReversed().map(({ state, name: by, reason, at }) => ({
            key: `${at} ${state}`,
            at,
            by,
            title: say(STATES[state].name),
            ...(reason === null ? {} : { detail: reason }),
          }))}
        />
      </Card>
    </Page>
  );
}

/** The text before: of one in force the edition before it, else the one that holds. */
function Difference({ change }: { change: RuleChange }) {
  const rule = useRead(getRuleRoute, { params: { code: change.policy }, query: { on: change.effectiveOn } });
  const history = rule.data?.history ?? [];
  const at = history.findIndex((one) => one.change === change.id);
  const before = at < 0 ? (history[0]?.change ?? 0) : (history[at + 1]?.change ?? 0);
  const old = useRead(
    getRuleEditionRoute,
    { params: { code: change.policy, id: before } },
    { enabled: rule.data !== undefined && at >= 0 },
  );
  const now = useRead(getRuleEditionRoute, { params: { code: change.policy, id: change.id } });
  const standing = at < 0 ? rule.data?.rule : old.data;
  return (
    <Loaded of={now}>
      {(text) => (standing === undefined ? null : <RuleDifference before={standing} after={text} />)}
    </Loaded>
  );
}

function Acts({ change, isStale }: { change: RuleChange; isStale: boolean }) {
  const say = useText();
  const may = useMay();
  const { account } = useSession();
  const [asked, setAsked] = useState<"return" | "withdraw">();
  const approve = useAct(approveRuleChangeRoute);
  const sendBack = useAct(returnRuleChangeRoute);
  const withdraw = useAct(withdrawRuleChangeRoute);
  const params = { id: change.id };
  const isOpen = change.state === "submitted" || change.state === "secondReview";
  const isOwn = change.submitted.account === account;
  const wasFirst = change.reviewed?.account === account;
  const act = (reason: string) =>
    asked === "return"
      ? sendBack.mutateAsync({ params, body: { reason } })
      : withdraw.mutateAsync({ params, body: { reason } });
  return (
    <>
      {approve.error && <ProblemNotice error={approve.error} />}
      {isOpen && may("rule.approve") && isOwn && <span className="note">{say(WORDS.own)}</span>}
      {isOpen && wasFirst && <span className="note">{say(WORDS.first)}</span>}
      {isOwn && (isOpen || change.state === "approved") && (
        <Button onClick={() => setAsked("withdraw")}>{say(WORDS.withdraw)}</Button>
      )}
      {isOpen && may("rule.approve") && !isOwn && (
        <Button onClick={() => setAsked("return")}>{say(WORDS.return)}</Button>
      )}
      {isOpen && may("rule.approve") && !isOwn && !wasFirst && !isStale && (
        <Button
          type="primary"
          loading={approve.isPending}
          onClick={() => approve.mutate({ params, body: { state: change.state, note: "" } })}
        >
          {say(change.state === "submitted" ? WORDS.approve : WORDS.approveSecond)}
        </Button>
      )}
      {asked !== undefined && (
        <ReasonDialog
          title={say(WORDS[asked])}
          act={say(WORDS[asked])}
          onAct={act}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
