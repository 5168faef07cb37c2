import { endAssignmentRoute, listAccountsRoute } from "@olive/access/contract";
import { DataTable, EmptyState, ReasonDialog, StatusTag, useAct, useText, useToast } from "@olive/ui";
import { useState } from "react";
import type { Account } from "./account-page.tsx";
import { ACCESS_WORDS } from "./words.ts";

type Assignment = Account["assignments"][number];

const WORDS = {
  caption: { zh: "任职", en: "Assignments" },
  nothing: { zh: "辖区内没有任职", en: "No assignment in your area" },
  end: { zh: "结束任职", en: "End the assignment" },
  ended: { zh: "已结束任职", en: "The assignment has ended" },
  open: { zh: "不限期", en: "No end" },
};

/** Assignments, those that stand first; each is ended with a reason and stays for whoever has to answer for it. */
export function AssignmentTable({
  assignments,
  changeable,
}: {
  assignments: readonly Assignment[];
  changeable: boolean;
}) {
  const say = useText();
  const toast = useToast();
  const [ending, setEnding] = useState<Assignment>();
  const end = useAct(endAssignmentRoute, [listAccountsRoute]);
  if (assignments.length === 0) return <EmptyState title={say(WORDS.nothing)} />;
  return (
    <>
      <DataTable
        caption={say(WORDS.caption)}
        rows={assignments}
        keyOf={({ id }) => String(id)}
        columns={[
          { key: "role", title: say(ACCESS_WORDS.role), cell: ({ roleName }) => say(roleName) },
          { key: "area", title: say(ACCESS_WORDS.area), cell: ({ areaName }) => areaName },
          {
            key: "department",
            title: say(ACCESS_WORDS.department),
            cell: ({ department }) => department ?? "—",
          },
          { key: "from", title: say(ACCESS_WORDS.from), cell: ({ fromOn }) => <time>{fromOn}</time> },
          { key: "until", title: say(ACCESS_WORDS.until), cell: ({ untilOn }) => untilOn ?? say(WORDS.open) },
          {
            key: "act",
            title: say(ACCESS_WORDS.state),
            cell: (one) => <State one={one} changeable={changeable} onEnd={() => setEnding(one)} />,
          },
        ]}
      />
      {ending !== undefined && (
        <ReasonDialog
          title={`${say(WORDS.end)} · ${ending.areaName} ${say(ending.roleName)}`}
          act={say(WORDS.end)}
          danger
          onAct={(reason) =>
            end
              .mutateAsync({ params: { assignment: ending.id }, body: { reason } })
              .then(() => toast(say(WORDS.ended)))
          }
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  );
}

function State({ one, changeable, onEnd }: { one: Assignment; changeable: boolean; onEnd: () => void }) {
  const say = useText();
  if (one.endedAt !== null) {
    return (
      <span title={one.endedReason ?? undefined}>
        <StatusTag tone="neutral">{say(ACCESS_WORDS.ended)}</StatusTag> {one.endedReason}
      </span>
    );
  }
  if (!changeable) return <>—</>;
  return (
    <button type="button" className="link-button" onClick={onEnd}>
      {say(ACCESS_WORDS.end)}
    </button>
  );
}
