import "../employment/employment.css";
import { HELP_REQUEST_STATES, listHelpRequestsRoute, listHelpSubjectsRoute } from "@olive/finance/contract";
import {
  Button,
  ChoiceFilter,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  type Filters,
  Loaded,
  Page,
  Pager,
  StatusTag,
  shortTime,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { SubmitDialog } from "./submit-dialog.tsx";
import { HELP_STATES, WORDS } from "./words.ts";

type Request = z.output<typeof listHelpRequestsRoute.responses.ok.body>["requests"][number];

const SAYS = {
  title: { zh: "企业诉求", en: "Help requests" },
  lead: {
    zh: "按主题、区域、行业自动派给责任单位；到期提醒，超期告知主管，再超期列为监督问题。",
    en: "Routed to the unit by subject, area and industry; reminded when due, then its head, then the supervision.",
  },
  take: { zh: "替经营者提一件", en: "Take one down" },
  subject: { zh: "主题", en: "Subject" },
  due: { zh: "期限", en: "Due" },
  late: { zh: "已超期", en: "Overdue" },
  onlyLate: { zh: "是否超期", en: "Overdue" },
  sent: { zh: "提出", en: "Sent" },
  text: { zh: "内容", en: "What it says" },
  none: { zh: "没有诉求", en: "No requests" },
  noneHelp: {
    zh: "可以放宽筛选；走访或窗口听到的，替经营者提一件。",
    en: "Widen the filters, or take one down that you were told.",
  },
};
const ROWS = 50;
const SHOWN_TEXT = 40;

/** What businesses asked for, the first due first. */
export default function HelpRequestsPage() {
  const say = useText();
  const navigate = useNavigate();
  const purpose = useListPurpose();
  const [filters] = useFilters();
  const [taking, setTaking] = useState(false);
  const subjects = useRead(listHelpSubjectsRoute).data;
  const query = { purpose, limit: ROWS, ...queryOf(filters) };
  const reading = useRead(listHelpRequestsRoute, { query }, { placeholderData: (before) => before });
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        <Button type="primary" onClick={() => setTaking(true)}>
          {say(SAYS.take)}
        </Button>
      }
    >
      <FilterBar>
        <ChoiceFilter
          label={say(WORDS.state)}
          name="state"
          all={say(WORDS.all)}
          choices={HELP_REQUEST_STATES.map((value) => ({ value, label: say(HELP_STATES[value][1]) }))}
        />
        <ChoiceFilter
          label={say(SAYS.onlyLate)}
          name="late"
          all={say(WORDS.all)}
          choices={[{ value: "yes", label: say(SAYS.late) }]}
        />
        <ChoiceFilter
          label={say(WORDS.department)}
          name="department"
          all={say(WORDS.all)}
          choices={(subjects?.departments ?? []).map((value) => ({ value, label: value }))}
        />
        <ChoiceFilter
          label={say(SAYS.subject)}
          name="subject"
          all={say(WORDS.all)}
          choices={(subjects?.subjects ?? []).map(({ code, name }) => ({ value: code, label: say(name) }))}
        />
        <PlaceFilter />
      </FilterBar>
      <Loaded of={reading} rows={8}>
        {({ requests, total, next }) =>
          requests.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <div className="list">
              <Pager part={{ rows: requests, next, count: total }} />
              <RequestTable
                requests={requests}
                onOpen={({ id }) => void navigate({ to: `/finance/help/${id}` })}
              />
            </div>
          )
        }
      </Loaded>
      {taking && <SubmitDialog onClose={() => setTaking(false)} />}
    </Page>
  );
}

function queryOf({ state, late, department, subject, place, after }: Filters) {
  const known = HELP_REQUEST_STATES.find((one) => one === state);
  return {
    ...(known === undefined ? {} : { state: known }),
    ...(late === "yes" ? { late: "yes" as const } : {}),
    ...(department === undefined ? {} : { department }),
    ...(subject === undefined ? {} : { subject }),
    ...(place === undefined ? {} : { place }),
    ...(after === undefined ? {} : { after }),
  } as const;
}

function RequestTable({
  requests,
  onOpen,
}: {
  requests: readonly Request[];
  onOpen: (request: Request) => void;
}) {
  const say = useText();
  const columns: readonly Column<Request>[] = [
    { key: "business", title: say(WORDS.business), cell: ({ business }) => business.name },
    { key: "subject", title: say(SAYS.subject), cell: ({ subject }) => say(subject.name) },
    { key: "text", title: say(SAYS.text), cell: ({ text }) => shorten(text) },
    { key: "department", title: say(WORDS.department), cell: ({ department }) => department },
    {
      key: "due",
      title: say(SAYS.due),
      cell: ({ dueOn, late }) =>
        late ? <StatusTag tone="danger">{`${dueOn} ${say(SAYS.late)}`}</StatusTag> : dueOn,
    },
    {
      key: "state",
      title: say(WORDS.state),
      cell: ({ state }) => <StatusTag tone={HELP_STATES[state][0]}>{say(HELP_STATES[state][1])}</StatusTag>,
    },
    { key: "sent", title: say(SAYS.sent), cell: ({ submittedAt }) => shortTime(submittedAt) },
  ];
  return (
    <DataTable
      caption={say(SAYS.title)}
      columns={columns}
      rows={requests}
      keyOf={({ id }) => id}
      onOpen={onOpen}
    />
  );
}

const shorten = (text: string) => (text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT)}…` : text);
