import type { listSessionsRoute } from "@olive/access/contract";
import { DataTable, EmptyState, StatusTag, useText } from "@olive/ui";
import type { z } from "zod";
import { DayTime } from "./day-time.tsx";
import { ACCESS_WORDS } from "./words.ts";

type OpenSession = z.output<typeof listSessionsRoute.responses.ok.body>["sessions"][number];

const WORDS = {
  caption: { zh: "会话", en: "Sessions" },
  nothing: { zh: "没有别的会话", en: "No sessions" },
  current: { zh: "本次会话", en: "This session" },
  end: { zh: "结束", en: "End" },
};

/** Sessions that go on; any of them is ended at once, the one that asks excepted. */
export function SessionTable({
  sessions,
  onEnd,
}: {
  sessions: readonly OpenSession[];
  onEnd: (session: OpenSession) => void;
}) {
  const say = useText();
  if (sessions.length === 0) return <EmptyState title={say(WORDS.nothing)} />;
  return (
    <DataTable
      caption={say(WORDS.caption)}
      rows={sessions}
      keyOf={({ session }) => String(session)}
      columns={[
        { key: "name", title: say(ACCESS_WORDS.name), cell: ({ name }) => name },
        { key: "role", title: say(ACCESS_WORDS.role), cell: ({ roleName }) => say(roleName) },
        { key: "area", title: say(ACCESS_WORDS.area), cell: ({ areaName }) => areaName },
        {
          key: "started",
          title: say(ACCESS_WORDS.startedAt),
          cell: ({ startedAt }) => <DayTime at={startedAt} />,
        },
        {
          key: "seen",
          title: say(ACCESS_WORDS.lastSeen),
          cell: ({ lastSeenAt }) => <DayTime at={lastSeenAt} />,
        },
        {
          key: "factor",
          title: say(ACCESS_WORDS.secondFactor),
          cell: ({ secondFactor }) =>
            secondFactor ? <StatusTag tone="good">{say(ACCESS_WORDS.shown)}</StatusTag> : "—",
        },
        {
          key: "act",
          title: say(ACCESS_WORDS.state),
          cell: (one) =>
            one.current ? (
              <StatusTag tone="info">{say(WORDS.current)}</StatusTag>
            ) : (
              <button
                type="button"
                className="link-button"
                aria-label={`${say(WORDS.end)} ${one.name}`}
                onClick={() => onEnd(one)}
              >
                {say(WORDS.end)}
              </button>
            ),
        },
      ]}
    />
  );
}
