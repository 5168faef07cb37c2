import type { ImportRun } from "@olive/registry/contract";
import { Card, Timeline, type TimelineEntry, useText } from "@olive/ui";
import { STATES } from "./words.ts";

const WORDS = {
  title: { zh: "经过", en: "What happened" },
  started: { zh: "投递", en: "Dropped" },
  confirmed: { zh: "确认超限导入", en: "Confirmed past the limits" },
  applied: { zh: "导入", en: "Imported" },
  blocked: (file: string) => ({
    zh: `之后又导入了“${file}”，这次导入不能再撤销`,
    en: `${file} was imported since: this delivery can't be undone any more`,
  }),
};

/** Who did what and when, the newest first. */
export function RunHistory({ run }: { run: ImportRun }) {
  const say = useText();
  const entries: TimelineEntry[] = [];
  const add = (key: string, title: string, act: ImportRun["ended"]) => {
    if (act === null) return;
    entries.unshift({
      key,
      at: act.at,
      title,
      by: act.name,
      ...(act.reason === null ? {} : { detail: act.reason }),
    });
  };
  add("started", say(WORDS.started), run.started);
  add("confirmed", say(WORDS.confirmed), run.confirmed);
  add("applied", say(WORDS.applied), run.applied);
  add("ended", say(STATES[run.state]), run.ended);
  return (
    <Card title={say(WORDS.title)}>
      {run.undoBlockedBy !== null && <p className="note">{say(WORDS.blocked(run.undoBlockedBy))}</p>}
      <Timeline label={say(WORDS.title)} entries={entries} />
    </Card>
  );
}
