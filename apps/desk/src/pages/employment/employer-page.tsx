import "./employment.css";
import { getEmployerRoute, inviteEmployerRoute, listVacanciesRoute } from "@olive/employment/contract";
import {
  Button,
  Card,
  complaintsOf,
  EmptyState,
  Field,
  Loaded,
  Page,
  ProblemNotice,
  StatusTag,
  useAct,
  useRead,
  useText,
} from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { EmployerDialog } from "./employer-dialog.tsx";
import { type Employer, responseText, STANDING_TONES } from "./employers-page.tsx";
import { EMPLOYER_STANDING_WORDS, STATE_TONES, STATE_WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "用人单位", en: "Employer" },
  about: { zh: "情况", en: "About" },
  change: { zh: "更改", en: "Change" },
  code: { zh: "统一社会信用代码", en: "Credit code" },
  contact: { zh: "联系人和电话", en: "Contact" },
  compared: { zh: "核查用", en: "For the checks" },
  bankKept: { zh: "账号已记（只存摘要）", en: "account recorded (digest alone)" },
  week: { zh: "本周推介", en: "Introduced this week" },
  weekText: (used: number, cap: number) => ({
    zh: `${used} 人，上限 ${cap}`,
    en: `${used} of ${cap} at most`,
  }),
  response: { zh: "半年内答复率", en: "Answered in half a year" },
  last: { zh: "最近答复", en: "Last answer" },
  free: { zh: "空位", en: "Free seats" },
  never: { zh: "还没有推介过", en: "nobody introduced yet" },
  posts: { zh: "岗位", en: "Vacancies" },
  noPosts: { zh: "还没有岗位", en: "No post yet" },
  fresh: { zh: "代发岗位", en: "Post for them" },
  accounts: { zh: "单位的账号", en: "Accounts of the employer" },
  invite: { zh: "邀请", en: "Invite" },
  inviteHelp: {
    zh: "得到一个一次性链接，当面交给本人；单位登录后自己答复推介、发布岗位。",
    en: "Gives a one-time link to hand over; the employer then answers and posts by itself.",
  },
  name: { zh: "姓名", en: "Name" },
  login: { zh: "账号", en: "Account" },
  loginHint: { zh: "小写字母开头，如 zhiyi.wang", en: "Lower-case letters first" },
  link: { zh: "一次性链接，只显示这一次：", en: "A one-time link, shown once: " },
};
const LOGIN = /^[a-z][a-z0-9.-]{2,39}$/;
const ROWS = 50;

/** One employer: how it answers, how many may be sent, its posts, and who of it can sign in. */
export default function EmployerPage() {
  const say = useText();
  const { code = "" } = useParams({ strict: false }) as { code?: string };
  const [changing, setChanging] = useState(false);
  const reading = useRead(getEmployerRoute, { params: { code } });
  const found = reading.data;
  return (
    <Page
      key={code}
      title={found?.name ?? say(SAYS.title)}
      lead={found?.place.name}
      actions={
        <>
          <Button onClick={() => setChanging(true)}>{say(SAYS.change)}</Button>
          <Link
            to="/employment/vacancies/new"
            search={{ employer: code } as never}
            className="button primary"
          >
            {say(SAYS.fresh)}
          </Link>
        </>
      }
    >
      <Loaded of={reading}>
        {(employer) => (
          <>
            <div className="columns even">
              <About employer={employer} />
              <Accounts employer={employer} />
            </div>
            <Posts code={code} />
            {changing && (
              <EmployerDialog employer={employer} onDone={() => {}} onClose={() => setChanging(false)} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function About({ employer }: { employer: Employer }) {
  const say = useText();
  const { standing, introductions, lastAnswerOn } = employer;
  return (
    <Card
      title={say(SAYS.about)}
      extra={<StatusTag tone={STANDING_TONES[standing]}>{say(EMPLOYER_STANDING_WORDS[standing])}</StatusTag>}
    >
      <dl className="pairs">
        <dt>{say(SAYS.code)}</dt>
        <dd className="number">
          <Link to={`/businesses/${employer.creditCode}`}>{employer.creditCode}</Link>
        </dd>
        <dt>{say(SAYS.contact)}</dt>
        <dd>{employer.contact || "—"}</dd>
        <dt>{say(SAYS.compared)}</dt>
        <dd>
          {[employer.phone, employer.mailDomain, employer.bankKept && say(SAYS.bankKept)]
            .filter(Boolean)
            .join(" · ") || "—"}
        </dd>
        <dt>{say(SAYS.week)}</dt>
        <dd>{say(SAYS.weekText(employer.usedThisWeek, employer.weeklyCap))}</dd>
        <dt>{say(SAYS.response)}</dt>
        <dd>{introductions === 0 ? say(SAYS.never) : responseText(employer)}</dd>
        <dt>{say(SAYS.last)}</dt>
        <dd>{lastAnswerOn ?? "—"}</dd>
        <dt>{say(SAYS.free)}</dt>
        <dd>{employer.freeSeats}</dd>
      </dl>
    </Card>
  );
}

function Accounts({ employer }: { employer: Employer }) {
  const say = useText();
  const [name, setName] = useState("");
  const [login, setLogin] = useState("");
  const invite = useAct(inviteEmployerRoute, [getEmployerRoute]);
  const complaints = complaintsOf(invite.error);
  const complaintOf = (field: string) => complaints.find((one) => one.field === field)?.text;
  const ready = name.trim() !== "" && LOGIN.test(login);
  return (
    <Card title={say(SAYS.accounts)}>
      <div className="stack">
        {invite.error !== null && complaints.length === 0 && <ProblemNotice error={invite.error} />}
        {invite.data !== undefined && (
          <p className="notice" role="status">
            {say(SAYS.link)}
            <code className="one-link">{invite.data.link}</code>
          </p>
        )}
        <p className="note">{say(SAYS.inviteHelp)}</p>
        <div className="two-fields">
          <Field label={say(SAYS.name)} complaint={complaintOf("name")}>
            <input
              className="input"
              maxLength={40}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field label={say(SAYS.login)} complaint={complaintOf("login")}>
            <input
              className="input"
              maxLength={40}
              autoCapitalize="none"
              autoComplete="off"
              placeholder={say(SAYS.loginHint)}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          </Field>
        </div>
        <div>
          <Button
            disabled={!ready}
            loading={invite.isPending}
            onClick={() =>
              invite.mutate({ params: { code: employer.creditCode }, body: { name: name.trim(), login } })
            }
          >
            {say(SAYS.invite)}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Posts({ code }: { code: string }) {
  const say = useText();
  const reading = useRead(listVacanciesRoute, { query: { state: "all", employer: code, limit: ROWS } });
  return (
    <Card title={say(SAYS.posts)}>
      <Loaded of={reading} rows={3}>
        {({ vacancies }) =>
          vacancies.length === 0 ? (
            <EmptyState title={say(SAYS.noPosts)} />
          ) : (
            <ul className="rows">
              {vacancies.map(({ id, title, place, seats, seatsTaken, state, confirmBy }) => (
                <li key={id}>
                  <div className="row-head">
                    <Link to={`/employment/vacancies/${id}`}>{title}</Link>
                    <StatusTag tone={STATE_TONES[state]}>{say(STATE_WORDS[state])}</StatusTag>
                    <span className="note">
                      {place.name} · {say(SAYS.free)} {Math.max(seats - seatsTaken, 0)}/{seats} · {confirmBy}
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
