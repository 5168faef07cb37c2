import { answerDisputeRoute, DISPUTE_STATES, listDisputesRoute } from "@olive/finance/contract";
import {
  Button,
  ChoiceFilter,
  type Column,
  ListPage,
  ReasonDialog,
  StatusTag,
  shortTime,
  type Tone,
  useAct,
  useFilters,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { ChoiceField } from "../employment/small-fields.tsx";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { LOAN_WORDS } from "./amounts.ts";

type Dispute = z.output<typeof listDisputesRoute.responses.ok.body>["disputes"][number];
type Outcome = "corrected" | "stands";

const SAYS = {
  title: { zh: "报告异议", en: "Disputed records" },
  lead: {
    zh: "经营者认为信用报告里的一条不对。答复之前，标记随每一份报告走；管这本登记册的部门答复。",
    en: "An owner says that a record in the report is wrong. Until it is answered the mark travels with every report; the register's department answers.",
  },
  section: { zh: "报告的一节", en: "Section" },
  record: { zh: "记录（文件：行）", en: "Record (file: row)" },
  department: { zh: "登记册的部门", en: "Register of" },
  reason: { zh: "经营者的理由", en: "The owner's reason" },
  opened: { zh: "提出", en: "Raised" },
  answer: { zh: "答复", en: "Answer" },
  outcome: { zh: "结果", en: "Outcome" },
  answered: { zh: "已答复", en: "Answered" },
  none: { zh: "没有异议", en: "Nothing is disputed" },
  noneHelp: {
    zh: "经营者在自己的报告上标记之后，就在这里等部门答复。",
    en: "Once an owner marks a record in their report, it waits here for the department.",
  },
  states: {
    open: { zh: "待答复", en: "Open" },
    corrected: { zh: "已更正", en: "Corrected" },
    stands: { zh: "部门认为无误", en: "Right as it is" },
    withdrawn: { zh: "本人撤回", en: "Withdrawn" },
  },
};
const TONES: Readonly<Record<Dispute["state"], Tone>> = {
  open: "warning",
  corrected: "good",
  stands: "neutral",
  withdrawn: "neutral",
};
const OUTCOME_WORDS = { corrected: SAYS.states.corrected, stands: SAYS.states.stands };

/** Records of reports that owners dispute, for the departments that keep the registers. */
export default function DisputesPage() {
  const say = useText();
  const purpose = useListPurpose();
  const [{ state }] = useFilters();
  const [answering, setAnswering] = useState<Dispute>();
  const known = DISPUTE_STATES.find((one) => one === state);
  const reading = useRead(
    listDisputesRoute,
    { query: { purpose, ...(known === undefined ? {} : { state: known }) } },
    { placeholderData: (before) => before },
  );
  const part = reading.data && { rows: reading.data.disputes, next: null };
  return (
    <>
      <ListPage
        title={say(SAYS.title)}
        lead={say(SAYS.lead)}
        name="report-disputes"
        caption={say(SAYS.title)}
        filters={
          <ChoiceFilter
            label={say(LOAN_WORDS.state)}
            name="state"
            all={say(LOAN_WORDS.all)}
            choices={DISPUTE_STATES.map((value) => ({ value, label: say(SAYS.states[value]) }))}
          />
        }
        reading={{ data: part, error: reading.error, refetch: reading.refetch }}
        empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
        columns={useColumns(setAnswering)}
        keyOf={({ id }) => id}
      />
      {answering && <AnswerDialog dispute={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function useColumns(onAnswer: (dispute: Dispute) => void): readonly Column<Dispute>[] {
  const say = useText();
  return [
    {
      key: "business",
      title: say(LOAN_WORDS.business),
      cell: ({ business }) => business.name ?? business.creditCode,
    },
    { key: "section", title: say(SAYS.section), cell: ({ section }) => say(section.name) },
    { key: "record", title: say(SAYS.record), cell: ({ record }) => record },
    { key: "department", title: say(SAYS.department), cell: ({ department }) => department },
    { key: "reason", title: say(SAYS.reason), cell: ({ reason }) => reason },
    { key: "opened", title: say(SAYS.opened), cell: ({ openedAt }) => shortTime(openedAt) },
    {
      key: "state",
      title: say(LOAN_WORDS.state),
      cell: ({ state }) => <StatusTag tone={TONES[state]}>{say(SAYS.states[state])}</StatusTag>,
    },
    {
      key: "answer",
      title: say(SAYS.answer),
      cell: (dispute) =>
        dispute.mayAnswer ? (
          <Button onClick={() => onAnswer(dispute)}>{say(SAYS.answer)}</Button>
        ) : (
          (dispute.answer ?? "—")
        ),
    },
  ];
}

function AnswerDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const answer = useAct(answerDisputeRoute, [listDisputesRoute]);
  const [outcome, setOutcome] = useState<Outcome>("corrected");
  return (
    <ReasonDialog
      title={say(SAYS.answer)}
      act={say(SAYS.answer)}
      onAct={async (text) => {
        await answer.mutateAsync({ params: { id: dispute.id }, body: { outcome, answer: text } });
        toast(say(SAYS.answered));
      }}
      onClose={onClose}
    >
      <ChoiceField
        label={say(SAYS.outcome)}
        value={outcome}
        words={OUTCOME_WORDS}
        onChange={(value) => setOutcome(value === "stands" ? "stands" : "corrected")}
      />
    </ReasonDialog>
  );
}
