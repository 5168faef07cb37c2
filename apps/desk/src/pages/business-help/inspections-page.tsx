import "../employment/employment.css";
import { listInspectionsRoute, openInspectionRoute, recordHelpFindingRoute } from "@olive/finance/contract";
import {
  Button,
  Card,
  ChoiceFilter,
  drawId,
  EmptyState,
  Field,
  FilterBar,
  Loaded,
  Page,
  StatusTag,
  shortTime,
  useAct,
  useFilters,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { DayField } from "../employment/small-fields.tsx";
import { chinaToday } from "../employment/today.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { TextField } from "./text-field.tsx";
import { WORDS } from "./words.ts";

type Shown = z.output<typeof listInspectionsRoute.responses.ok.body>;
type Inspection = Shown["inspections"][number];
type Finding = Shown["findings"][number];

const SAYS = {
  title: { zh: "助企纾困专项监督", en: "Inspections of the help" },
  lead: {
    zh: "查的是帮没帮到位。问题整改到位、经监督的人确认才算完；诉求超期自动列入。没有发现也可以。",
    en: "Whether help arrived. A finding is over when it is mended and confirmed; overdue requests come by themselves. Finding none is fine.",
  },
  open: { zh: "开展一次监督", en: "Open an inspection" },
  scope: { zh: "查什么", en: "What is looked at" },
  name: { zh: "名称", en: "Its name" },
  find: { zh: "记一个问题", en: "Record a finding" },
  what: { zh: "发现了什么", en: "What was found" },
  findings: { zh: "问题", en: "Findings" },
  inspections: { zh: "监督", en: "Inspections" },
  onlyOpen: { zh: "没整改的", en: "Not mended" },
  show: { zh: "显示", en: "Show" },
  overdue: { zh: "诉求超期", en: "Overdue request" },
  found: { zh: "监督发现", en: "Found" },
  mended: { zh: "已确认整改", en: "Confirmed" },
  notMended: { zh: "未整改", en: "Not mended" },
  see: { zh: "看办理", en: "See its case" },
  request: { zh: "看诉求", en: "See the request" },
  counts: (found: number, open: number) => ({
    zh: `问题 ${found} 个，未整改 ${open} 个`,
    en: `${found} findings, ${open} not mended`,
  }),
  noFindings: { zh: "没有问题", en: "No findings" },
  noInspections: { zh: "还没有开展过", en: "None yet" },
};

/** The help itself is looked at: inspections, and what they and the clocks found. */
export default function InspectionsPage() {
  const say = useText();
  const may = useMay();
  const [{ open }] = useFilters();
  const reading = useRead(listInspectionsRoute, { query: open === "yes" ? { open } : {} });
  const [opening, setOpening] = useState(false);
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        may("inspection.keep") && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {say(SAYS.open)}
          </Button>
        )
      }
    >
      <FilterBar>
        <ChoiceFilter
          label={say(SAYS.show)}
          name="open"
          all={say(WORDS.all)}
          choices={[{ value: "yes", label: say(SAYS.onlyOpen) }]}
        />
      </FilterBar>
      <Loaded of={reading} rows={6}>
        {(shown) => (
          <div className="stack">
            <Findings findings={shown.findings} />
            <Inspections shown={shown} />
          </div>
        )}
      </Loaded>
      {opening && <OpenDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const say = useText();
  const may = useMay();
  return (
    <Card title={say(SAYS.findings)}>
      {findings.length === 0 && <EmptyState title={say(SAYS.noFindings)} />}
      <ul className="rows">
        {findings.map((finding) => (
          <li key={finding.id}>
            <div className="row-head">
              <span className="row-title">{finding.department}</span>
              <span>{say(finding.source === "overdue" ? SAYS.overdue : SAYS.found)}</span>
              <StatusTag tone={finding.mendedAt === null ? "warning" : "good"}>
                {say(finding.mendedAt === null ? SAYS.notMended : SAYS.mended)}
              </StatusTag>
              <span className="row-acts">
                {finding.request !== null && may("helpRequest.answer") && (
                  <Link to={`/finance/help/${finding.request}`}>{say(SAYS.request)}</Link>
                )}
                {may("case.work") && <Link to={`/work/${finding.case}`}>{say(SAYS.see)}</Link>}
              </span>
            </div>
            <p>{finding.text}</p>
            <p className="note">
              {[finding.foundBy, shortTime(finding.foundAt), finding.mending, finding.confirmedBy]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Inspections({ shown: { inspections, departments } }: { shown: Shown }) {
  const say = useText();
  const may = useMay();
  const [finding, setFinding] = useState<Inspection>();
  return (
    <Card title={say(SAYS.inspections)}>
      {inspections.length === 0 && <EmptyState title={say(SAYS.noInspections)} />}
      <ul className="rows">
        {inspections.map((one) => (
          <li key={one.id}>
            <div className="row-head">
              <span className="row-title">{one.title}</span>
              <span>{say(SAYS.counts(one.findings, one.open))}</span>
              {may("inspection.keep") && (
                <span className="row-acts">
                  <Button onClick={() => setFinding(one)}>{say(SAYS.find)}</Button>
                </span>
              )}
            </div>
            <p className="note">{[one.onDay, one.place.name, one.scope, one.ledBy].join(" · ")}</p>
          </li>
        ))}
      </ul>
      {finding && (
        <FindingDialog inspection={finding} departments={departments} onClose={() => setFinding(undefined)} />
      )}
    </Card>
  );
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const say = useText();
  const [id] = useState(drawId);
  const [title, setTitle] = useState("");
  const [onDay, setDay] = useState(chinaToday);
  const open = useAct(openInspectionRoute, [listInspectionsRoute]);
  return (
    <NoteDialog
      title={say(SAYS.open)}
      act={say(SAYS.open)}
      label={say(SAYS.scope)}
      ready={title.trim().length > 1 && onDay !== ""}
      onAct={(scope) => open.mutateAsync({ body: { id, title: title.trim(), scope, onDay } })}
      onClose={onClose}
    >
      <TextField label={say(SAYS.name)} value={title} onChange={setTitle} />
      <DayField label={say(WORDS.day)} value={onDay} onChange={setDay} />
    </NoteDialog>
  );
}

function FindingDialog({
  inspection,
  departments,
  onClose,
}: {
  inspection: Inspection;
  departments: readonly string[];
  onClose: () => void;
}) {
  const say = useText();
  const [id] = useState(drawId);
  const [department, setDepartment] = useState(departments[0] ?? "");
  const record = useAct(recordHelpFindingRoute, [listInspectionsRoute]);
  return (
    <NoteDialog
      title={`${say(SAYS.find)} · ${inspection.title}`}
      act={say(SAYS.find)}
      label={say(SAYS.what)}
      ready={department !== ""}
      onAct={(text) => record.mutateAsync({ params: { id: inspection.id }, body: { id, department, text } })}
      onClose={onClose}
    >
      <Field label={say(WORDS.department)}>
        <select className="input" value={department} onChange={(event) => setDepartment(event.target.value)}>
          {departments.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </Field>
    </NoteDialog>
  );
}
