import type { ImportReport, ImportRun, ImportUpload } from "@olive/registry/contract";
import { useText } from "@olive/ui";
import { ChangeView } from "./change-view.tsx";
import { IssueKinds } from "./issue-kinds.tsx";
import { COUNTS, grouped } from "./words.ts";

const WORDS = {
  present: {
    zh: "这个文件已经导入过，内容完全相同，不会改动任何数据。",
    en: "This very file was imported before; nothing would change.",
  },
  over: (rejected: string, rejectedLimit: string, changed: string, changedLimit: string) => ({
    zh: `超过限度：退回 ${rejected}（限 ${rejectedLimit}），变动 ${changed}（限 ${changedLimit}）。请先向部门核实，再由投递人以外的负责人写明理由确认。`,
    en: `Past the limits: ${rejected} rejected (limit ${rejectedLimit}), ${changed} changed (limit ${changedLimit}). Ask the department; then somebody else confirms with a reason.`,
  }),
};

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** What the check found out about a file: counts, what is wrong by kind, what changes. */
export function ReportView({
  run,
  upload,
  report,
}: {
  run: ImportRun;
  upload: ImportUpload;
  report: ImportReport;
}) {
  const say = useText();
  if (report.present) return <p className="notice">{say(WORDS.present)}</p>;
  const { rejectedShare, rejectedLimit, changedShare, changedLimit } = report;
  return (
    <>
      {upload.overLimit && (
        <p className="notice notice-warning">
          {say(
            WORDS.over(
              percent(rejectedShare),
              percent(rejectedLimit),
              percent(changedShare),
              percent(changedLimit),
            ),
          )}
        </p>
      )}
      <Counts report={report} />
      <IssueKinds run={run} upload={upload} report={report} />
      {report.change !== null && <ChangeView change={report.change} />}
    </>
  );
}

function Counts({ report }: { report: ImportReport }) {
  const say = useText();
  const { change } = report;
  const counts: [string, number, boolean][] = [
    [say(COUNTS.read), report.read, false],
    ...(change === null
      ? []
      : ([
          [say(COUNTS.added), change.added, false],
          [say(COUNTS.changed), change.changed, false],
          [say(COUNTS.unchanged), change.unchanged, false],
        ] as [string, number, boolean][])),
    [say(COUNTS.replaced), report.replaced, false],
    [say(COUNTS.rejected), report.rejected, report.rejected > 0],
    [say(COUNTS.skipped), report.skipped, false],
  ];
  return (
    <dl className="counts">
      {counts.map(([name, count, bad]) => (
        <div key={name} className={bad ? "bad" : undefined}>
          <dt>{name}</dt>
          <dd>{grouped(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
