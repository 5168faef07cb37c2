import { getImportRoute, type ImportRun } from "@olive/registry/contract";
import { Loaded, Page, useRead, useText } from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import "./import.css";
import { RunActions } from "./run-actions.tsx";
import { RunHistory } from "./run-history.tsx";
import { RunProgress } from "./run-progress.tsx";
import { RunSteps } from "./run-steps.tsx";
import { UploadCard } from "./upload-card.tsx";

const WORDS = {
  title: (id: number) => ({ zh: `第 ${id} 次导入`, en: `Delivery ${id}` }),
  one: (name: string) => ({ zh: name, en: name }),
  many: (name: string, files: number) => ({
    zh: `${name} 等 ${files} 个文件`,
    en: `${name} and ${files - 1} more`,
  }),
};

/** Progress moves at least each second (criterion D.16). */
const POLL_MS = 800;

/** One delivery from its files to what came of them. The work goes on when the page is closed. */
export default function RunPage() {
  const { run: number = "" } = useParams({ strict: false }) as { run?: string };
  const reading = useRead(
    getImportRoute,
    { params: { run: Number(number) } },
    { refetchInterval: ({ state }) => (state.data?.task == null ? false : POLL_MS) },
  );
  return <Loaded of={reading}>{(run) => <Run run={run} />}</Loaded>;
}

function Run({ run }: { run: ImportRun }) {
  const say = useText();
  const [first] = run.uploads;
  const files = run.uploads.length;
  const lead = files > 1 ? WORDS.many(first?.name ?? "", files) : WORDS.one(first?.name ?? "");
  return (
    <Page title={say(WORDS.title(run.id))} lead={say(lead)} actions={<RunActions run={run} />}>
      <RunSteps run={run} />
      {run.problem !== null && (
        <div className="notice notice-danger" role="alert">
          <p className="notice-title">{run.problem.message}</p>
          <p>{run.problem.remedy}</p>
        </div>
      )}
      <RunProgress run={run} />
      {run.uploads.map((upload) => (
        <UploadCard key={upload.id} run={run} upload={upload} />
      ))}
      <RunHistory run={run} />
    </Page>
  );
}
