import {
  listBulksRoute,
  type listProposalsRoute,
  type OfferedAct,
  type ProposalFilter,
  type ProposalRow,
  startBulkRoute,
} from "@olive/recognition/contract";
import { BatchBar, Button, drawId, useAct, useText } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { ActDialog, type ActGiven } from "./act-dialog.tsx";

type Page = z.output<typeof listProposalsRoute.responses.ok.body>;

const SAYS = {
  all: (total: number) => ({
    zh: `改选筛选出的全部 ${total} 条`,
    en: `Take all ${total} that the filter shows`,
  }),
  allTaken: (total: number) => ({ zh: `筛选出的全部 ${total} 条`, en: `all ${total} that the filter shows` }),
  some: (count: number) => ({ zh: `${count} 条`, en: `${count} proposals` }),
  none: {
    zh: "所选的这一步不能成批办；不同意、不予认定、结束要一条一条看",
    en: "This step isn't done in bulk; refusing and ending are looked at one by one",
  },
};

/** One act on the selected rows, or on exactly the set that the filter shows now. */
export function BulkBar({
  page,
  filter,
  chosen,
  onDone,
}: {
  page: Page;
  filter: ProposalFilter;
  chosen: readonly ProposalRow[];
  onDone: () => void;
}) {
  const say = useText();
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState<{ act: OfferedAct; id: string }>();
  const start = useAct(startBulkRoute, [listBulksRoute]);
  const label = say(all ? SAYS.allTaken(page.total) : SAYS.some(chosen.length));
  const begin = async ({ act, id }: { act: OfferedAct; id: string }, given: ActGiven) => {
    const some = all ? {} : { ids: chosen.map((row) => row.id) };
    const count = all ? page.total : chosen.length;
    const input = { act: act.code, ...given };
    await start.mutateAsync({ body: { id, filter, count, seenAt: page.seenAt, input, ...some } });
    onDone();
  };
  return (
    <BatchBar count={all ? page.total : chosen.length} onClear={onDone}>
      {page.bulkActs.length === 0 && <span className="note">{say(SAYS.none)}</span>}
      {page.bulkActs.map(({ code, name }) => (
        // The id is drawn when the dialog opens: clicked twice, it is one bulk.
        <Button
          key={code}
          onClick={() =>
            setAsking({
              act: { code, name, needsReason: false, needsInformed: code === "inform" },
              id: drawId(),
            })
          }
        >
          {say(name)}
        </Button>
      ))}
      {!all && page.total > chosen.length && page.bulkActs.length > 0 && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {say(SAYS.all(page.total))}
        </button>
      )}
      {asking && (
        <ActDialog
          act={asking.act}
          about={label}
          onAct={(given) => begin(asking, given)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </BatchBar>
  );
}
