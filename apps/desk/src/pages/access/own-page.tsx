import {
  endOtherSessionsRoute,
  endOwnSessionRoute,
  getSessionRoute,
  listOwnSessionsRoute,
  switchAssignmentRoute,
} from "@olive/access/contract";
import { Card, DataTable, Loaded, Page, ProblemNotice, StatusTag, useAct, useRead, useText } from "@olive/ui";
import type { z } from "zod";
import { SessionTable } from "./session-table.tsx";
import { ACCESS_WORDS } from "./words.ts";

const WORDS = {
  title: { zh: "我的账号", en: "My account" },
  assignments: { zh: "我的任职", en: "My assignments" },
  inUse: { zh: "正在使用", en: "In use" },
  change: { zh: "改用这一项", en: "Work under it" },
  sessions: { zh: "我的会话", en: "My sessions" },
  endOthers: { zh: "结束我在别处的全部会话", en: "End all my other sessions" },
  factor: { zh: "动态口令", en: "Second factor" },
  shown: {
    zh: "本次登录已验证，可以打开敏感信息。",
    en: "Shown in this session: sensitive items can be opened.",
  },
  notShown: { zh: "打开敏感信息前需要验证一次。", en: "Needed once before sensitive items are opened." },
  show: { zh: "现在验证或设置", en: "Confirm or set up now" },
  purposes: { zh: "我可以选用的用途", en: "Purposes that I may give" },
  basis: { zh: "依据", en: "Basis" },
};

/** One's own assignments, purposes, sessions and second factor. */
export default function OwnPage() {
  const say = useText();
  const session = useRead(getSessionRoute);
  return (
    <Loaded of={session}>
      {(own) => (
        <Page title={say(WORDS.title)} lead={own.name}>
          <Card title={say(WORDS.assignments)}>
            <OwnAssignments own={own} />
          </Card>
          <Card title={say(WORDS.sessions)}>
            <OwnSessions />
          </Card>
          <div className="columns">
            <Card title={say(WORDS.purposes)}>
              <DataTable
                caption={say(WORDS.purposes)}
                rows={own.purposes}
                keyOf={({ code }) => code}
                columns={[
                  {
                    key: "name",
                    title: say(ACCESS_WORDS.purposes),
                    width: 200,
                    cell: ({ name }) => say(name),
                  },
                  {
                    key: "basis",
                    title: say(WORDS.basis),
                    cell: ({ basis }) => <span lang="zh-CN">{basis}</span>,
                  },
                ]}
              />
            </Card>
            <Card title={say(WORDS.factor)}>
              <p>{say(own.secondFactor ? WORDS.shown : WORDS.notShown)}</p>
              {!own.secondFactor && (
                <p>
                  <a href="/sign-in/second-factor?back=%2Fdesk%2Fme">{say(WORDS.show)}</a>
                </p>
              )}
            </Card>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

type Own = z.output<typeof getSessionRoute.responses.ok.body>;

function OwnAssignments({ own }: { own: Own }) {
  const say = useText();
  const change = useAct(switchAssignmentRoute);
  return (
    <>
      {change.error && <ProblemNotice error={change.error} />}
      <DataTable
        caption={say(WORDS.assignments)}
        rows={own.assignments}
        keyOf={({ id }) => String(id)}
        columns={[
          { key: "role", title: say(ACCESS_WORDS.role), cell: ({ roleName }) => say(roleName) },
          { key: "area", title: say(ACCESS_WORDS.area), cell: ({ areaName }) => areaName },
          {
            key: "department",
            title: say(ACCESS_WORDS.department),
            cell: ({ department }) => department ?? "—",
          },
          {
            key: "act",
            title: say(ACCESS_WORDS.state),
            cell: ({ id }) =>
              id === own.assignment.id ? (
                <StatusTag tone="good">{say(WORDS.inUse)}</StatusTag>
              ) : (
                <button
                  type="button"
                  className="link-button"
                  onClick={() =>
                    change.mutate(
                      { body: { assignment: id } },
                      // Everything on screen was read under the other assignment.
                      { onSuccess: () => location.assign("/desk/me") },
                    )
                  }
                >
                  {say(WORDS.change)}
                </button>
              ),
          },
        ]}
      />
    </>
  );
}

function OwnSessions() {
  const reading = useRead(listOwnSessionsRoute);
  const say = useText();
  const end = useAct(endOwnSessionRoute, [listOwnSessionsRoute]);
  const endOthers = useAct(endOtherSessionsRoute, [listOwnSessionsRoute]);
  const failure = end.error ?? endOthers.error;
  return (
    <>
      {failure && <ProblemNotice error={failure} />}
      <Loaded of={reading}>
        {({ sessions }) => (
          <div className="stack">
            <SessionTable sessions={sessions} onEnd={({ session }) => end.mutate({ params: { session } })} />
            {sessions.length > 1 && (
              <div>
                <button type="button" className="plain-button" onClick={() => endOthers.mutate({})}>
                  {say(WORDS.endOthers)}
                </button>
              </div>
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}
