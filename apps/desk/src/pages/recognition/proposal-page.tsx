import "./recognition.css";
import { getProposalRoute } from "@olive/recognition/contract";
import { Button, Card, DueChip, Loaded, Page, StatusTag, Timeline, useRead, useText } from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { PurposeMark, WithPurpose } from "../registry/person/purpose.tsx";
import { ActDialog } from "./act-dialog.tsx";
import { AnswerList, ObjectionList } from "./answer-list.tsx";
import { ObjectionDialog } from "./objection-dialog.tsx";
import { ReasonList } from "./reason-list.tsx";
import { useAnswering } from "./use-answering.ts";
import { HOW_WORDS, KIND_WORDS, VERDICT_WORDS, WORDS } from "./words.ts";

export type FullProposal = z.output<typeof getProposalRoute.responses.ok.body>;

const SAYS = {
  title: { zh: "认定建议", en: "Proposal" },
  reasons: { zh: "依据", en: "Reasons" },
  next: { zh: "下一步", en: "Next" },
  owner: { zh: "承办人", en: "With" },
  waiting: { zh: "待派", en: "to be assigned" },
  told: { zh: "告知本人", en: "Told" },
  until: { zh: "异议截止", en: "May object until" },
  local: { zh: "请村社核实", en: "For the village to check" },
  answers: { zh: "各部门答复", en: "Departments' answers" },
  objections: { zh: "异议", en: "Objections" },
  course: { zh: "经过", en: "What happened" },
  system: { zh: "系统", en: "the system" },
  object: { zh: "登记异议", en: "Take an objection" },
  sheet: { zh: "理由单（可打印）", en: "Reasons to print" },
  person: { zh: "本人的页面", en: "The person's page" },
  missing: { zh: "缺哪些数据", en: "What is missing" },
};

/** One proposal: why, what the departments said, what happened, and what I may do. */
export default function ProposalPage() {
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  return (
    <WithPurpose subject={id}>
      {(purpose, change) => <Proposal key={id} id={id} purpose={purpose} onChange={change} />}
    </WithPurpose>
  );
}

function Proposal({ id, purpose, onChange }: { id: string; purpose: string; onChange: () => void }) {
  const say = useText();
  const reading = useRead(getProposalRoute, { params: { id }, query: { purpose } });
  const found = reading.data;
  const title = found === undefined ? say(SAYS.title) : `${found.person.name} · ${say(found.groupName)}`;
  return (
    <Page title={title} lead={<PurposeMark purpose={purpose} onChange={onChange} />}>
      <Loaded of={reading}>{(proposal) => <Content proposal={proposal} purpose={purpose} />}</Loaded>
    </Page>
  );
}

function Content({ proposal, purpose }: { proposal: FullProposal; purpose: string }) {
  const say = useText();
  return (
    <div className="columns">
      <div className="stack">
        <Card
          title={say(SAYS.reasons)}
          extra={
            <StatusTag
              tone={proposal.verdict === "yes" ? "good" : proposal.verdict === "no" ? "danger" : "warning"}
            >
              {say(VERDICT_WORDS[proposal.verdict])}
            </StatusTag>
          }
        >
          <p className="note">{proposal.policyReference}</p>
          <ReasonList lines={proposal.reasons} label={say(SAYS.reasons)} />
          {proposal.missing.length > 0 && <Missing missing={proposal.missing} />}
        </Card>
        <Card title={say(SAYS.course)}>
          <Timeline label={say(SAYS.course)} entries={timelineOf(proposal, say)} />
        </Card>
      </div>
      <div className="stack">
        <NextCard proposal={proposal} purpose={purpose} />
        <Card title={say(SAYS.answers)}>
          <AnswerList proposal={proposal} />
        </Card>
        {proposal.objections.length > 0 && (
          <Card title={say(SAYS.objections)}>
            <ObjectionList objections={proposal.objections} />
          </Card>
        )}
      </div>
    </div>
  );
}

function Missing({ missing }: { missing: FullProposal["missing"] }) {
  const say = useText();
  return (
    <div className="notice notice-warning">
      <p className="notice-title">{say(SAYS.missing)}</p>
      {missing.map(({ register, column, department }) => (
        <p key={`${register}${column}`}>
          {department}：{column === null ? register : `${register} · ${column}`}
        </p>
      ))}
    </div>
  );
}

/** Where it stands, whose step it is, and the buttons of whoever reads. */
function NextCard({ proposal, purpose }: { proposal: FullProposal; purpose: string }) {
  const say = useText();
  const answering = useAnswering();
  const [objecting, setObjecting] = useState(false);
  const { person, informed, acts } = proposal;
  return (
    <Card
      title={say(proposal.outcome ?? proposal.state.name)}
      extra={<span>{say(KIND_WORDS[proposal.kind])}</span>}
    >
      <dl className="pairs">
        {proposal.next !== null && (
          <>
            <dt>{say(SAYS.next)}</dt>
            <dd>{say(proposal.next)}</dd>
            <dt>{say(SAYS.owner)}</dt>
            <dd>{[proposal.department, proposal.owner ?? say(SAYS.waiting)].filter(Boolean).join(" · ")}</dd>
          </>
        )}
        {proposal.dueOn !== null && (
          <>
            <dt>{say(WORDS.due)}</dt>
            <dd>
              <DueChip on={proposal.dueOn} days={proposal.daysLeft ?? 0} />
            </dd>
          </>
        )}
        {informed !== null && (
          <>
            <dt>{say(SAYS.told)}</dt>
            <dd>
              {informed.on} · {say(HOW_WORDS[informed.how as keyof typeof HOW_WORDS])} · {informed.by}
            </dd>
            <dt>{say(SAYS.until)}</dt>
            <dd>{proposal.objectUntil ?? "—"}</dd>
          </>
        )}
        {proposal.local.length > 0 && (
          <>
            <dt>{say(SAYS.local)}</dt>
            <dd>{proposal.local.map((item) => say(item)).join("；")}</dd>
          </>
        )}
      </dl>
      <div className="acts card-foot">
        {acts.map((act, at) => (
          <Button
            key={act.code}
            type={at === 0 ? "primary" : "default"}
            onClick={() => answering.begin(proposal, act)}
          >
            {say(act.name)}
          </Button>
        ))}
        {proposal.canObject && <Button onClick={() => setObjecting(true)}>{say(SAYS.object)}</Button>}
      </div>
      <ul className="link-list card-foot">
        <li>
          <Link
            to={`/recognition/people/${person.reference}/${proposal.group}`}
            search={{ purpose } as never}
          >
            {say(SAYS.sheet)}
          </Link>
        </li>
        <li>
          <Link to={`/people/${person.reference}`}>{say(SAYS.person)}</Link>
        </li>
      </ul>
      {answering.asking && (
        <ActDialog
          act={answering.asking.act}
          about={person.name}
          onAct={answering.finish}
          onClose={answering.leave}
        />
      )}
      {objecting && (
        <ObjectionDialog
          reference={person.reference}
          group={proposal.group}
          name={person.name}
          onClose={() => setObjecting(false)}
        />
      )}
    </Card>
  );
}

function timelineOf({ events }: FullProposal, say: ReturnType<typeof useText>) {
  return events
    .map(({ at, by, act, state, reason }, index) => ({
      key: String(index),
      at,
      title: `${say(act)} → ${say(state)}`,
      by: by ?? say(SAYS.system),
      ...(reason === null ? {} : { detail: reason }),
    }))
    .toReversed();
}
