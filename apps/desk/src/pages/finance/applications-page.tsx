import { LENDING_STATES, listLoanApplicationsRoute } from "@olive/finance/contract";
import {
  ChoiceFilter,
  type Column,
  ListPage,
  StatusTag,
  shortTime,
  type Tone,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { LOAN_WORDS, yuanText } from "./amounts.ts";

export type LoanApplication = z.output<
  typeof listLoanApplicationsRoute.responses.ok.body
>["applications"][number];

const SAYS = {
  title: { zh: "贷款申请", en: "Applications for loans" },
  lead: {
    zh: "经营者一次授权，几家银行各一件。银行要的由数据给，要过经营者材料的会标出来。",
    en: "One authorisation, one application a bank. What a bank wants comes from data; what was asked of an owner is marked.",
  },
  someAsked: { zh: "要过材料的", en: "Something was asked" },
  zero: { zh: "零材料", en: "nothing" },
  items: (count: number) => ({ zh: `${count} 项`, en: `${count}` }),
  overdue: { zh: "逾期", en: "Overdue" },
  none: { zh: "没有相符的申请", en: "No such application" },
  noneHelp: {
    zh: "经营者在自己的页面上授权之后，申请就在这里。",
    en: "Once an owner authorises on their own page, the application is here.",
  },
  states: {
    sent: { zh: "已发出", en: "Sent" },
    received: { zh: "银行已收到", en: "Received" },
    underwriting: { zh: "审批中", en: "Being decided" },
    needMore: { zh: "还要一项数据", en: "More data" },
    offered: { zh: "已报价", en: "Offered" },
    declined: { zh: "没有批", en: "Declined" },
    accepted: { zh: "已接受", en: "Accepted" },
    active: { zh: "已用款", en: "Paid out" },
    lapsed: { zh: "额度已停", en: "Line ended" },
    closed: { zh: "已结清", en: "Paid back" },
    notSelected: { zh: "选了别家", en: "Not chosen" },
    withdrawn: { zh: "已撤回", en: "Taken back" },
    ended: { zh: "授权已停", en: "Consent ended" },
  },
};

const TONES: Readonly<Record<string, Tone>> = {
  offered: "good",
  accepted: "good",
  active: "good",
  closed: "good",
  needMore: "warning",
  declined: "warning",
};
export const loanTone = (state: string): Tone => TONES[state] ?? "neutral";

/** Applications of the reader's area, the newest first. */
export default function ApplicationsPage() {
  const say = useText();
  const navigate = useNavigate();
  const purpose = useListPurpose();
  const [{ state, asked, after }] = useFilters();
  const known = LENDING_STATES.find((one) => one === state);
  const reading = useRead(
    listLoanApplicationsRoute,
    {
      query: {
        ...{ purpose, limit: 50 },
        ...(known === undefined ? {} : { state: known }),
        ...(asked === "some" ? { asked } : {}),
        ...(after === undefined ? {} : { after }),
      },
    },
    { placeholderData: (before) => before },
  );
  const part = reading.data && { rows: reading.data.applications, next: reading.data.next };
  return (
    <ListPage
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      name="loan-applications"
      caption={say(SAYS.title)}
      filters={<Filters />}
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
      columns={useColumns()}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/finance/applications/${id}` })}
    />
  );
}

function Filters() {
  const say = useText();
  return (
    <>
      <ChoiceFilter
        label={say(LOAN_WORDS.state)}
        name="state"
        all={say(LOAN_WORDS.all)}
        choices={LENDING_STATES.map((value) => ({ value, label: say(SAYS.states[value]) }))}
      />
      <ChoiceFilter
        label={say(LOAN_WORDS.asked)}
        name="asked"
        all={say(LOAN_WORDS.all)}
        choices={[{ value: "some", label: say(SAYS.someAsked) }]}
      />
    </>
  );
}

function useColumns(): readonly Column<LoanApplication>[] {
  const say = useText();
  return [
    { key: "business", title: say(LOAN_WORDS.business), cell: ({ business }) => business.name },
    { key: "place", title: say(LOAN_WORDS.place), cell: ({ business }) => business.place.name },
    { key: "bank", title: say(LOAN_WORDS.bank), cell: ({ bank }) => say(bank.name) },
    { key: "product", title: say(LOAN_WORDS.product), cell: ({ product }) => say(product) },
    {
      key: "state",
      title: say(LOAN_WORDS.state),
      cell: ({ state, overdue }) => (
        <StatusTag tone={overdue ? "danger" : loanTone(state.code)}>
          {overdue ? say(SAYS.overdue) : say(state.name)}
        </StatusTag>
      ),
    },
    {
      key: "amount",
      title: say(LOAN_WORDS.amount),
      number: true,
      cell: ({ offeredFen }) => (offeredFen === null ? "—" : yuanText(offeredFen)),
    },
    {
      key: "asked",
      title: say(LOAN_WORDS.asked),
      cell: ({ asked }) =>
        asked === 0 ? say(SAYS.zero) : <StatusTag tone="warning">{say(SAYS.items(asked))}</StatusTag>,
    },
    { key: "sent", title: say(LOAN_WORDS.sent), cell: ({ sentAt }) => shortTime(sentAt) },
  ];
}
