import { cancelBatchRoute, countWorkRoute, getBatchRoute, listWorkRoute } from "@olive/cases/contract";
import { ProgressPanel, useAct, useFilters, useRead, useText } from "@olive/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

const LOOK_AGAIN_MS = 1_000;
const SAYS = {
  title: { zh: "成批办理", en: "Many at once" },
  result: (done: number, refused: number) => ({
    zh: `办成 ${done} 件${refused === 0 ? "" : `，没有办成 ${refused} 件`}`,
    en: `${done} done${refused === 0 ? "" : `, ${refused} not done`}`,
  }),
  cancelled: { zh: "已停止，其余没有动", en: "Stopped; the rest is as it was" },
  close: { zh: "收起", en: "Close" },
};

/** How far a batch is; it stands in the address, so that a reload finds it again. */
export function BatchProgress({ id }: { id: string }) {
  const say = useText();
  const [, setFilters] = useFilters();
  const queries = useQueryClient();
  const { data } = useRead(
    getBatchRoute,
    { params: { id } },
    { refetchInterval: ({ state }) => (isOver(state.data) ? false : LOOK_AGAIN_MS) },
  );
  const cancel = useAct(cancelBatchRoute, [getBatchRoute]);
  const settled = (data?.done ?? 0) + (data?.refused ?? 0);
  useEffect(() => {
    if (settled === 0) return;
    for (const { name } of [listWorkRoute, countWorkRoute])
      void queries.invalidateQueries({ queryKey: [name] });
  }, [settled, queries]);
  if (data === undefined) return null;
  const over = isOver(data);
  return (
    <ProgressPanel
      title={say(SAYS.title)}
      done={over ? data.total : settled}
      total={data.total}
      detail={
        <>
          <p>{say(data.cancelled ? SAYS.cancelled : SAYS.result(data.done, data.refused))}</p>
          <ul className="link-list">
            {reasonsOf(data.refusals).map(([reason, count]) => (
              <li key={reason} className="note">
                {reason} × {count}
              </li>
            ))}
          </ul>
          {over && (
            <button type="button" className="plain-button" onClick={() => setFilters({ batch: undefined })}>
              {say(SAYS.close)}
            </button>
          )}
        </>
      }
      onCancel={() => cancel.mutate({ params: { id } })}
    />
  );

  /** Each reason once, with how many cases it met. */
  function reasonsOf(
    refusals: readonly { readonly message: { zh: string; en: string } }[],
  ): [string, number][] {
    const counts = new Map<string, number>();
    for (const { message } of refusals) counts.set(say(message), (counts.get(say(message)) ?? 0) + 1);
    return [...counts];
  }
}

function isOver(batch: { readonly finished: boolean; readonly cancelled: boolean } | undefined): boolean {
  return batch !== undefined && (batch.finished || batch.cancelled);
}
