import {
  type BulkProgress,
  getBulkRoute,
  listBulksRoute,
  listProposalsRoute,
  setBulkRoute,
} from "@olive/recognition/contract";
import { ProgressPanel, useAct, useRead, useText } from "@olive/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

const LOOK_AGAIN_MS = 1_000;
const SAYS = {
  title: { zh: "成批办理", en: "Many at once" },
  result: (done: number, refused: number) => ({
    zh: `办成 ${done} 条${refused === 0 ? "" : `，没有办成 ${refused} 条`}`,
    en: `${done} done${refused === 0 ? "" : `, ${refused} not done`}`,
  }),
  stopped: { zh: "已停下，其余没有动，可以继续", en: "Stopped; the rest is as it was" },
  close: { zh: "收起", en: "Close" },
};

/** My bulks that aren't finished: also those that were begun in another window, or before the page was closed. */
export function BulkList() {
  const { data } = useRead(listBulksRoute);
  const [shown, setShown] = useState<readonly string[]>([]);
  const [closed, setClosed] = useState<readonly string[]>([]);
  const open = data?.bulks.map(({ id }) => id) ?? [];
  const fresh = open.filter((id) => !shown.includes(id));
  useEffect(() => {
    if (fresh.length > 0) setShown((before) => [...fresh, ...before]);
  });
  return (
    <>
      {shown
        .filter((id) => !closed.includes(id))
        .map((id) => (
          <BulkPanel key={id} id={id} onClose={() => setClosed((before) => [...before, id])} />
        ))}
    </>
  );
}

function BulkPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useText();
  const queries = useQueryClient();
  const { data } = useRead(
    getBulkRoute,
    { params: { id } },
    { refetchInterval: ({ state }) => (isOver(state.data) ? false : LOOK_AGAIN_MS) },
  );
  const set = useAct(setBulkRoute, [getBulkRoute]);
  const settled = (data?.done ?? 0) + (data?.refused ?? 0);
  const over = isOver(data);
  useEffect(() => {
    if (settled > 0) void queries.invalidateQueries({ queryKey: [listProposalsRoute.name] });
  }, [settled, queries]);
  if (data === undefined) return null;
  return (
    <ProgressPanel
      title={say(SAYS.title)}
      done={data.finished ? data.total : settled}
      total={data.total}
      detail={<Detail data={data} over={over} onClose={onClose} />}
      {...(data.cancelled
        ? { onResume: () => set.mutate({ params: { id }, body: { running: true } }) }
        : { onCancel: () => set.mutate({ params: { id }, body: { running: false } }) })}
    />
  );
}

function Detail({ data, over, onClose }: { data: BulkProgress; over: boolean; onClose: () => void }) {
  const say = useText();
  return (
    <>
      <p>{say(data.cancelled && !data.finished ? SAYS.stopped : SAYS.result(data.done, data.refused))}</p>
      <ul className="link-list">
        {data.refusals.map(({ proposal, name, message }) => (
          <li key={proposal} className="note">
            {name}：{say(message)}
          </li>
        ))}
      </ul>
      {over && (
        <button type="button" className="plain-button" onClick={onClose}>
          {say(SAYS.close)}
        </button>
      )}
    </>
  );
}

function isOver(bulk: BulkProgress | undefined): boolean {
  return bulk !== undefined && (bulk.finished || bulk.cancelled);
}
