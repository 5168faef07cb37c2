import "./cases.css";
import { getCaseRoute, listWorkRoute } from "@olive/cases/contract";
import {
  Button,
  Card,
  DueChip,
  Loaded,
  Page,
  Timeline,
  useCall,
  useFilters,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { ActDialog } from "./act-dialog.tsx";
import { DisputedFact } from "./disputed-fact.tsx";
import { ReassignDialog } from "./reassign-dialog.tsx";
import { RiskMark } from "./risk-mark.tsx";
import { type ActInput, asksNothing, type CaseAct, type CaseRow, titleOf, useActing } from "./use-acting.ts";
import { WORDS } from "./words.ts";
import { readFilters } from "./work-filters-query.ts";

export type FullCase = z.output<typeof getCaseRoute.responses.ok.body>;

const SAYS = {
  loading: { zh: "案件", en: "Case" },
  now: { zh: "现在", en: "Now" },
  story: { zh: "经过", en: "What happened" },
  machine: { zh: "系统", en: "the system" },
  outcome: { zh: "结果", en: "Outcome" },
  confirmed: { zh: "确认", en: "confirmed it" },
  back: { zh: "回到列表", en: "Back to the list" },
  elsewhere: { zh: "看理由并办理", en: "See the reasons and act" },
  nothingToDo: {
    zh: "这一步由别人办，您可以看经过。",
    en: "This step is somebody else's; you may follow it.",
  },
  due: (day: string) => ({ zh: `期限 ${day}`, en: `due ${day}` }),
  to: (owner: string) => ({ zh: `承办 ${owner}`, en: `with ${owner}` }),
} as const;

/** One case: where it stands, what to do next and by when, and everything that happened. */
export default function CasePage() {
  const say = useText();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const reading = useRead(getCaseRoute, { params: { id } });
  const [filters] = useFilters();
  const row = reading.data?.case;
  return (
    <Page
      key={id}
      title={row === undefined ? say(SAYS.loading) : `${row.subjectName} · ${say(row.title)}`}
      lead={row && [say(row.lifeCycle.name), row.placeName, row.department].filter(Boolean).join(" · ")}
      actions={
        <Link to="/work" search={filters as never}>
          {say(SAYS.back)}
        </Link>
      }
    >
      <Loaded of={reading} rows={8}>
        {(full) => (
          <div className="columns">
            <div className="stack">
              <Standing full={full} />
              <DisputedFact data={full.data} lifeCycle={full.case.lifeCycle.code} />
            </div>
            <Card title={say(SAYS.story)}>
              <Story full={full} />
            </Card>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Standing({ full }: { full: FullCase }) {
  const say = useText();
  const row = full.case;
  return (
    <Card title={say(SAYS.now)}>
      <dl className="facts case-facts">
        <dt>{say(WORDS.subject)}</dt>
        <dd>
          <SubjectLink full={full} />
        </dd>
        {!row.closed && (
          <>
            <dt>{say(WORDS.state)}</dt>
            <dd>{say(row.state.name)}</dd>
          </>
        )}
        {row.next && (
          <>
            <dt>{say(WORDS.next)}</dt>
            <dd>
              <strong>{say(row.next)}</strong>
            </dd>
          </>
        )}
        {!row.closed && (
          <>
            <dt>{say(WORDS.owner)}</dt>
            <dd>{row.owner?.name ?? say(WORDS.unowned)}</dd>
          </>
        )}
        {row.dueOn !== null && (
          <>
            <dt>{say(WORDS.due)}</dt>
            <dd>
              <DueChip on={row.dueOn} days={row.daysLeft ?? 0} />
            </dd>
          </>
        )}
        {!row.closed && row.riskReasons.length > 0 && (
          <>
            <dt>{say(WORDS.risk)}</dt>
            <dd>
              <RiskMark row={row} /> {row.riskReasons.map(say).join("；")}
            </dd>
          </>
        )}
        {full.outcome && (
          <>
            <dt>{say(SAYS.outcome)}</dt>
            <dd>
              <strong>{say(full.outcome)}</strong>{" "}
              <span className="note">{confirmedBy(full, say(SAYS.confirmed))}</span>
            </dd>
          </>
        )}
      </dl>
      {!row.closed && <Acts row={row} mayReassign={full.mayReassign} />}
    </Card>
  );
}

/** Who ended it, as the last act of a person says. */
function confirmedBy({ events }: FullCase, word: string): string {
  const last = events.findLast(({ actor }) => actor !== null);
  return last?.actor === null || last === undefined ? "" : `${last.actor.name} ${word}`;
}

/** Whom or what the case is about, as a way to its page. */
function SubjectLink({ full }: { full: FullCase }) {
  const subject = String(full.data.subject ?? full.case.subject);
  const reference = subject.slice(subject.indexOf(":") + 1);
  const { subjectName } = full.case;
  if (subject.startsWith("person:")) return <Link to={`/people/${reference}`}>{subjectName}</Link>;
  if (subject.startsWith("business:")) return <Link to={`/businesses/${reference}`}>{subjectName}</Link>;
  return subjectName;
}

function Acts({ row, mayReassign }: { row: CaseRow; mayReassign: boolean }) {
  const say = useText();
  const toast = useToast();
  const { act, busy } = useActAndGoOn(row);
  const [asking, setAsking] = useState<CaseAct>();
  const [reassigning, setReassigning] = useState(false);
  const begin = (chosen: CaseAct) => {
    if (!asksNothing(chosen)) return setAsking(chosen);
    act(chosen, {}).catch((error: unknown) => toast(say(WORDS.failed(titleOf(error)))));
  };
  return (
    <div className="case-acts">
      {row.page !== null && <Link to={row.page}>{say(SAYS.elsewhere)}</Link>}
      {row.page === null && row.acts.length === 0 && <p className="note">{say(SAYS.nothingToDo)}</p>}
      {row.acts.map((one, at) => (
        <Button
          key={one.code}
          type={at === 0 ? "primary" : "default"}
          disabled={busy}
          onClick={() => begin(one)}
        >
          {say(one.name)}
        </Button>
      ))}
      {mayReassign && <Button onClick={() => setReassigning(true)}>{say(WORDS.reassign)}</Button>}
      {asking && (
        <ActDialog
          act={asking}
          about={row.subjectName}
          onAct={(input) => act(asking, input)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {reassigning && <ReassignDialog rows={[row]} onDone={() => {}} onClose={() => setReassigning(false)} />}
    </div>
  );
}

/** Does an act and moves on by itself: to the next case of the list that one came from. */
function useActAndGoOn(row: CaseRow) {
  const call = useCall();
  const navigate = useNavigate();
  const [filters] = useFilters();
  const acting = useActing();
  const [busy, setBusy] = useState(false);
  const act = async (chosen: CaseAct, input: ActInput) => {
    setBusy(true);
    try {
      const { cases } = await call(listWorkRoute, { query: readFilters(filters).query });
      const at = cases.findIndex(({ id }) => id === row.id);
      const next = at === -1 ? undefined : (cases[at + 1] ?? cases[at - 1]);
      await acting.act(row, chosen, input);
      if (next !== undefined) await navigate({ to: `/work/${next.id}`, search: filters as never });
    } finally {
      setBusy(false);
    }
  };
  return { act, busy };
}

function Story({ full }: { full: FullCase }) {
  const say = useText();
  const entries = full.events.toReversed().map((event) => ({
    key: String(event.version),
    at: event.at,
    title: say(event.act.name),
    by: event.actor?.name ?? say(SAYS.machine),
    detail: (
      <>
        {event.reason !== null && <p className="case-reason">{event.reason}</p>}
        <p>
          {[
            say(event.to),
            event.dueOn !== null && event.owner && say(SAYS.to(event.owner.name)),
            event.dueOn && say(SAYS.due(event.dueOn)),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </>
    ),
  }));
  return <Timeline label={say(SAYS.story)} entries={entries} />;
}
