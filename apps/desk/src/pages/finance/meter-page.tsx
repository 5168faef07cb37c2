import "../employment/employment.css";
import { getMaterialMeterRoute } from "@olive/finance/contract";
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  StatusTag,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { DayField } from "../employment/small-fields.tsx";

type Meter = z.output<typeof getMaterialMeterRoute.responses.ok.body>;
type Group = Meter["groups"][number];

const SAYS = {
  title: { zh: "零材料计数", en: "The zero-material meter" },
  lead: {
    zh: "每件贷款申请向经营者要过几项材料。不是零的，就是能提供数据的部门要办的一件事。",
    en: "What each application asked its owner for. Whatever isn't zero is a case of the department that could supply it.",
  },
  from: { zh: "从", en: "From" },
  until: { zh: "到", en: "Up to" },
  applications: { zh: "申请", en: "Applications" },
  zero: { zh: "零材料", en: "Asked for nothing" },
  items: { zh: "要过的材料", en: "Items asked" },
  share: (value: string) => ({ zh: `占 ${value}`, en: `${value} of all` }),
  item: { zh: "材料", en: "Item" },
  department: { zh: "能提供的部门", en: "Who could supply it" },
  banks: { zh: "哪些银行要", en: "Asked by" },
  count: { zh: "次数", en: "Times" },
  open: { zh: "未办结", en: "Open" },
  see: { zh: "看这些申请", en: "See those applications" },
  none: { zh: "没有向经营者要过材料", en: "No owner was asked for anything" },
};
const WHOLE = 1_000;

/** How often owners were asked for something, what it was, and whose data were missing. */
export default function MeterPage() {
  const say = useText();
  const [{ from, on }, set] = useFilters();
  const reading = useRead(
    getMaterialMeterRoute,
    { query: { ...(from === undefined ? {} : { from }), ...(on === undefined ? {} : { on }) } },
    { placeholderData: (before) => before },
  );
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <FilterBar>
        <DayField
          label={say(SAYS.from)}
          value={from ?? reading.data?.from ?? ""}
          onChange={(day) => set({ from: day })}
        />
        <DayField
          label={say(SAYS.until)}
          value={on ?? reading.data?.on ?? ""}
          onChange={(day) => set({ on: day })}
        />
        <Link to="/finance/applications" search={{ asked: "some" } as never}>
          {say(SAYS.see)}
        </Link>
      </FilterBar>
      <Loaded of={reading} rows={6}>
        {(meter) => (
          <div className="stack">
            <Counts meter={meter} />
            <Groups groups={meter.groups} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Counts({ meter: { applications, zero, items } }: { meter: Meter }) {
  const say = useText();
  const share = applications === 0 ? "—" : `${Math.round((zero / applications) * WHOLE) / 10} %`;
  return (
    <section className="figure-grid" aria-label={say(SAYS.title)}>
      <article className="figure">
        <span>{say(SAYS.zero)}</span>
        <strong>{zero.toLocaleString("en-US")}</strong>
        <span className="note">{say(SAYS.share(share))}</span>
      </article>
      <article className="figure">
        <span>{say(SAYS.applications)}</span>
        <strong>{applications.toLocaleString("en-US")}</strong>
      </article>
      <article className="figure">
        <span>{say(SAYS.items)}</span>
        <strong>{items.toLocaleString("en-US")}</strong>
      </article>
    </section>
  );
}

function Groups({ groups }: { groups: readonly Group[] }) {
  const say = useText();
  const columns: readonly Column<Group>[] = [
    { key: "item", title: say(SAYS.item), cell: ({ item }) => say(item) },
    { key: "department", title: say(SAYS.department), cell: ({ department }) => department },
    { key: "banks", title: say(SAYS.banks), cell: ({ banks }) => banks.join("、") },
    { key: "count", title: say(SAYS.count), number: true, cell: ({ count }) => count },
    {
      key: "open",
      title: say(SAYS.open),
      cell: ({ open }) => <StatusTag tone={open > 0 ? "warning" : "good"}>{open}</StatusTag>,
    },
  ];
  if (groups.length === 0) {
    return (
      <div className="card">
        <EmptyState title={say(SAYS.none)} />
      </div>
    );
  }
  return (
    <DataTable
      caption={say(SAYS.title)}
      columns={columns}
      rows={groups}
      keyOf={({ item, department }) => `${item.zh} ${department}`}
    />
  );
}
