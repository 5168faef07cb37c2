import { listAccountsRoute } from "@olive/access/contract";
import { Card, EmptyState, Loaded, Page, StatusTag, useRead, useText } from "@olive/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { AccountActs } from "./account-acts.tsx";
import { AssignmentTable } from "./assignment-table.tsx";
import { DayTime } from "./day-time.tsx";
import { NewAssignment } from "./new-assignment.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { StepUp, useSteppedUp } from "./step-up.tsx";
import { ACCESS_WORDS, STATES } from "./words.ts";

export type Account = z.output<typeof listAccountsRoute.responses.ok.body>["accounts"][number];

const WORDS = {
  account: { zh: "账号", en: "Account" },
  assignments: { zh: "任职", en: "Assignments" },
  add: { zh: "增加一项任职", en: "Give an assignment" },
  sessions: { zh: "未结束的会话", en: "Open sessions" },
  own: {
    zh: "这是您自己的账号：变更请由另一位安全管理员办理。",
    en: "This is your own account: another security administrator changes it.",
  },
  missing: { zh: "辖区内没有这个账号", en: "There is no such account in your area" },
  set: { zh: "已设置", en: "Set up" },
  back: { zh: "账号与任职", en: "Accounts" },
};

/** One account: who, as what, where; and what may be done about it. */
export default function AccountPage() {
  const say = useText();
  const { account } = useParams({ strict: false }) as { account: string };
  const reading = useRead(listAccountsRoute, { query: { ended: "shown" } });
  return (
    <Loaded of={reading}>
      {({ accounts }) => {
        const found = accounts.find((one) => String(one.account) === account);
        if (found !== undefined) return <AccountDetails account={found} />;
        return (
          <Page title={say(WORDS.missing)}>
            <EmptyState title={say(WORDS.missing)}>
              <Link to="/accounts">{say(WORDS.back)}</Link>
            </EmptyState>
          </Page>
        );
      }}
    </Loaded>
  );
}

function AccountDetails({ account }: { account: Account }) {
  const say = useText();
  const [link, setLink] = useState<string>();
  const { name, login, department, state, secondFactor, lastSeenAt, openSessions, own, assignments } =
    account;
  const changeable = useSteppedUp() && !own && state !== "ended";
  return (
    <Page
      title={name}
      lead={[department, login].filter(Boolean).join(" · ")}
      actions={changeable && <AccountActs account={account} onLink={setLink} />}
    >
      {link !== undefined && <OneTimeLink link={link} name={name} />}
      <StepUp />
      {own && <p className="notice notice-warning">{say(WORDS.own)}</p>}
      <div className="columns">
        <Card title={say(WORDS.assignments)}>
          <AssignmentTable assignments={assignments} changeable={changeable} />
        </Card>
        <div className="stack">
          <Card title={say(WORDS.account)}>
            <dl className="facts facts-two">
              <dt>{say(ACCESS_WORDS.state)}</dt>
              <dd>
                <StatusTag tone={STATES[state].tone}>{say(STATES[state].words)}</StatusTag>
              </dd>
              <dt>{say(ACCESS_WORDS.secondFactor)}</dt>
              <dd>{say(secondFactor ? WORDS.set : ACCESS_WORDS.none)}</dd>
              <dt>{say(ACCESS_WORDS.lastSeen)}</dt>
              <dd>
                <DayTime at={lastSeenAt} />
              </dd>
              <dt>{say(WORDS.sessions)}</dt>
              <dd>{openSessions}</dd>
            </dl>
          </Card>
          {changeable && (
            <Card title={say(WORDS.add)}>
              <NewAssignment account={account.account} />
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}
