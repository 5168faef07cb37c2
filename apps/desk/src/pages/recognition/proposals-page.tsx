import "./recognition.css";
import { listProposalsRoute } from "@olive/recognition/contract";
import { EmptyState, Loaded, Page, useFilters, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { BulkList } from "./bulk-progress.tsx";
import { GroupRow, ProposalFilters } from "./proposal-filters.tsx";
import { ProposalRows } from "./proposal-rows.tsx";
import { readFilters } from "./read-filters.ts";

const SAYS = {
  title: { zh: "协同认定", en: "Joint recognition" },
  lead: {
    zh: "规则只提建议，认定、不予认定和结束都由人决定。键盘：j k 上下，x 选择，c 确认，o 不同意，d 要求补充，回车打开。",
    en: "Rules propose; people decide. Keys: j k move, x selects, c confirms, o objects, d asks for data, Enter opens.",
  },
  standings: { zh: "在册名单", en: "Who is in a group" },
  notices: { zh: "公示", en: "Notices" },
  none: { zh: "没有等您办理的建议", en: "Nothing waits for you" },
  noneHelp: {
    zh: "可以放宽筛选，或看全部进度。",
    en: "Widen the filters, or look at everything under way.",
  },
};

/** What the rules propose and people decide, what waits for me first. */
export default function ProposalsPage() {
  const say = useText();
  const [filters] = useFilters();
  const { query, filter } = readFilters(filters);
  const reading = useRead(listProposalsRoute, { query }, { placeholderData: (before) => before });
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        <>
          <Link to="/recognition/standings">{say(SAYS.standings)}</Link>
          <Link to="/recognition/notices">{say(SAYS.notices)}</Link>
        </>
      }
    >
      <BulkList />
      <GroupRow groups={reading.data?.groups ?? []} />
      <ProposalFilters states={reading.data?.states ?? []} />
      <Loaded of={reading} rows={10}>
        {(page) =>
          page.proposals.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <ProposalRows key={JSON.stringify(filter)} page={page} filter={filter} />
          )
        }
      </Loaded>
    </Page>
  );
}
