import "../employment/employment.css";
import {
  answerHelpRequestRoute,
  getHelpRequestRoute,
  handOnHelpRequestRoute,
  listHelpRequestsRoute,
} from "@olive/finance/contract";
import {
  Button,
  Card,
  Field,
  Loaded,
  Page,
  ProblemNotice,
  StatusTag,
  shortTime,
  useAct,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import type { z } from "zod";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { HELP_STATES, WORDS } from "./words.ts";

type Shown = z.output<typeof getHelpRequestRoute.responses.ok.body>;

const SAYS = {
  title: { zh: "诉求", en: "Help request" },
  text: { zh: "经营者说", en: "What the business says" },
  sent: { zh: "提出", en: "Sent" },
  due: { zh: "期限", en: "Due" },
  late: { zh: "已超期", en: "overdue" },
  owner: { zh: "承办人", en: "Whose it is" },
  nobody: { zh: "待派", en: "nobody yet" },
  route: { zh: "为什么派到这里", en: "Why it came here" },
  case: { zh: "看经过", en: "See its history" },
  policies: { zh: "这一户能享受的政策", en: "Policies for this business" },
  answer: { zh: "答复", en: "Answer" },
  yours: { zh: "您的答复", en: "Your answer" },
  hint: {
    zh: "经营者会原样看到；办不了也要说清为什么、可以找谁",
    en: "The owner reads it as it is; say why where it can't be done, and where else to turn",
  },
  solved: { zh: "难处解决了", en: "The difficulty is solved" },
  send: { zh: "答复经营者", en: "Answer the owner" },
  handOn: { zh: "转办", en: "Hand on" },
  handHint: { zh: "为什么归它管；期限不变", en: "Why it is theirs; the clock runs on" },
  rated: { zh: "经营者评价", en: "The owner says" },
  satisfied: { zh: "满意", en: "satisfied" },
  unsatisfied: { zh: "不满意", en: "not satisfied" },
  notRated: { zh: "还没有评价（只问一次）", en: "not yet (asked once)" },
  answered: { zh: "已答复", en: "Answered" },
  notSolved: { zh: "没能解决", en: "not solved" },
};
const SHORTEST = 4;

/** One request: what it says, why it is here, the answer, and whether it helped. */
export default function HelpRequestPage() {
  const say = useText();
  const purpose = useListPurpose();
  const { id = "" } = useParams({ strict: false });
  const [handing, setHanding] = useState(false);
  const reading = useRead(getHelpRequestRoute, { params: { id }, query: { purpose } });
  const shown = reading.data;
  return (
    <Page
      title={
        shown === undefined
          ? say(SAYS.title)
          : `${shown.request.business.name} · ${say(shown.request.subject.name)}`
      }
      actions={
        shown?.mayAnswer === true && <Button onClick={() => setHanding(true)}>{say(SAYS.handOn)}</Button>
      }
    >
      <Loaded of={reading}>
        {(found) => (
          <div className="stack">
            <Facts shown={found} />
            {found.request.answer !== null && <Answered shown={found} />}
            {found.mayAnswer && <AnswerCard id={id} />}
          </div>
        )}
      </Loaded>
      {handing && shown && <HandOn shown={shown} onClose={() => setHanding(false)} />}
    </Page>
  );
}

function Facts({ shown: { request, route, owner, case: kase } }: { shown: Shown }) {
  const say = useText();
  const { state, business, text, submittedBy, submittedAt, dueOn, late, department } = request;
  const facts: readonly (readonly [string, string])[] = [
    [say(WORDS.department), department],
    [say(SAYS.owner), owner ?? say(SAYS.nobody)],
    [say(SAYS.due), late ? `${dueOn} · ${say(SAYS.late)}` : dueOn],
    [say(SAYS.sent), `${submittedBy} · ${shortTime(submittedAt)}`],
    [say(SAYS.route), route],
  ];
  return (
    <Card
      title={say(SAYS.text)}
      extra={<StatusTag tone={HELP_STATES[state][0]}>{say(HELP_STATES[state][1])}</StatusTag>}
    >
      <p>{text}</p>
      <dl className="facts">
        {facts.map(([term, value]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
            <dd aria-hidden="true" />
          </Fragment>
        ))}
      </dl>
      <p className="link-row">
        <Link to={`/work/${kase}`}>{say(SAYS.case)}</Link>{" "}
        <Link to={`/businesses/${business.creditCode}/policies`}>{say(SAYS.policies)}</Link>
      </p>
    </Card>
  );
}

function Answered({ shown: { request } }: { shown: Shown }) {
  const say = useText();
  const { answer, answeredBy, answeredAt, solved, rating, ratingNote } = request;
  const said = rating === null ? SAYS.notRated : SAYS[rating];
  return (
    <Card
      title={say(SAYS.answered)}
      extra={
        <StatusTag tone={solved === true ? "good" : "warning"}>
          {say(solved === true ? SAYS.solved : SAYS.notSolved)}
        </StatusTag>
      }
    >
      <p>{answer}</p>
      <p className="note">{[answeredBy, answeredAt && shortTime(answeredAt)].filter(Boolean).join(" · ")}</p>
      <p>
        {say(SAYS.rated)}：{[say(said), ratingNote].filter(Boolean).join(" · ")}
      </p>
    </Card>
  );
}

function AnswerCard({ id }: { id: string }) {
  const say = useText();
  const toast = useToast();
  const [text, setText] = useState("");
  const [solved, setSolved] = useState(true);
  const answer = useAct(answerHelpRequestRoute, [getHelpRequestRoute, listHelpRequestsRoute]);
  const send = () =>
    answer.mutate(
      { params: { id }, body: { text: text.trim(), solved } },
      { onSuccess: () => toast(say(WORDS.recorded)) },
    );
  return (
    <Card title={say(SAYS.answer)}>
      {answer.error !== null && <ProblemNotice error={answer.error} />}
      <Field label={say(SAYS.yours)} hint={say(SAYS.hint)}>
        <textarea
          className="input"
          rows={4}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <label className="check">
        <input type="checkbox" checked={solved} onChange={() => setSolved(!solved)} />
        {say(SAYS.solved)}
      </label>
      <p>
        <Button
          type="primary"
          loading={answer.isPending}
          disabled={text.trim().length < SHORTEST}
          onClick={send}
        >
          {say(SAYS.send)}
        </Button>
      </p>
    </Card>
  );
}

function HandOn({ shown: { request, departments }, onClose }: { shown: Shown; onClose: () => void }) {
  const say = useText();
  const [chosen, setChosen] = useState(departments[0] ?? "");
  const hand = useAct(handOnHelpRequestRoute, [getHelpRequestRoute, listHelpRequestsRoute]);
  return (
    <NoteDialog
      title={say(SAYS.handOn)}
      act={say(SAYS.handOn)}
      label={say(WORDS.why)}
      hint={say(SAYS.handHint)}
      ready={chosen !== ""}
      onAct={(reason) =>
        hand.mutateAsync({ params: { id: request.id }, body: { department: chosen, reason } })
      }
      onClose={onClose}
    >
      <Field label={say(WORDS.department)}>
        <select className="input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
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
