import {
  downloadRejectedRoute,
  type ImportReport,
  type ImportRun,
  type ImportUpload,
} from "@olive/registry/contract";
import { Button, ProblemNotice, useAct, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";

const WORDS = {
  title: { zh: "发现的问题", en: "What was found" },
  fine: { zh: "没有发现问题。", en: "Nothing wrong was found." },
  rows: { zh: "看这些行", en: "See the rows" },
  download: (rows: number) => ({
    zh: `下载退回的 ${rows} 行（附原因）`,
    en: `Download ${rows} rejected rows with reasons`,
  }),
  how: {
    zh: "在表里改正后，把工作簿拖回“数据导入”，只影响这些行。",
    en: "Correct them in the sheet and drop it under Imports: only these rows are touched.",
  },
};

/** Problems by kind in plain words, each with what to do; the rejected rows as a workbook. */
export function IssueKinds({
  run,
  upload,
  report,
}: {
  run: ImportRun;
  upload: ImportUpload;
  report: ImportReport;
}) {
  const say = useText();
  const download = useAct(downloadRejectedRoute, []);
  const params = { run: run.id, upload: upload.id };
  const fetchFile = async () => {
    const { download: id } = await download.mutateAsync({ params });
    location.assign(`/api/downloads/${id}`);
  };
  if (report.issues.length === 0) return <p>{say(WORDS.fine)}</p>;
  return (
    <section className="stack" aria-label={say(WORDS.title)}>
      <h3>{say(WORDS.title)}</h3>
      {download.error !== null && <ProblemNotice error={download.error} />}
      <ul className="issue-kinds">
        {report.issues.map(({ code, column, rejects, message, remedy }) => (
          <li key={`${code} ${column} ${rejects}`} className={rejects ? "rejects" : undefined}>
            <strong>{message}</strong>
            <span className="note">{remedy}</span>
            <Link
              to={"/imports/$run/files/$upload" as never}
              params={{ run: String(run.id), upload: String(upload.id) } as never}
              search={{ code } as never}
            >
              {say(WORDS.rows)}
            </Link>
          </li>
        ))}
      </ul>
      {report.rejected > 0 && (
        <div className="issue-acts">
          <Button loading={download.isPending} onClick={() => void fetchFile().catch(() => {})}>
            {say(WORDS.download(report.rejected))}
          </Button>
          <span className="note">{say(WORDS.how)}</span>
        </div>
      )}
    </section>
  );
}
