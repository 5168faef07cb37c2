import { type ImportRun, stopImportRoute } from "@olive/registry/contract";
import { ProgressPanel, useAct, useText } from "@olive/ui";
import { grouped, TASKS } from "./words.ts";

const WORDS = {
  rate: (rows: string, rate: string) => ({
    zh: `已读 ${rows} 行，每秒 ${rate} 行`,
    en: `${rows} rows, ${rate} a second`,
  }),
  left: (seconds: number) =>
    seconds < 60
      ? { zh: `还需约 ${seconds} 秒`, en: `about ${seconds} s left` }
      : { zh: `还需约 ${Math.ceil(seconds / 60)} 分钟`, en: `about ${Math.ceil(seconds / 60)} min left` },
  waiting: { zh: "排队等待", en: "Waiting its turn" },
  follow: { zh: "正在更新人员目录", en: "Letting the directory of people follow" },
  settle: { zh: "正在整理新旧版本", en: "Settling versions" },
};
const FULL = 100;

/** How far the background work is, in rows a second and time left. */
export function RunProgress({ run }: { run: ImportRun }) {
  const say = useText();
  const stop = useAct(stopImportRoute);
  if (run.task === null) return null;
  const { progress } = run;
  const percent = Math.min(FULL - 1, Math.round((progress?.share ?? 0) * FULL));
  const parts = progress === null ? [say(WORDS.waiting)] : describe(progress, say);
  return (
    <ProgressPanel
      title={say(TASKS[run.task])}
      done={percent}
      total={FULL}
      detail={parts.join(" · ")}
      {...(run.task === "check" && !run.stopAsked
        ? { onCancel: () => stop.mutate({ params: { run: run.id } }) }
        : {})}
    />
  );
}

function describe(progress: NonNullable<ImportRun["progress"]>, say: ReturnType<typeof useText>): string[] {
  const { step, file, rows, rowsPerSecond, secondsLeft } = progress;
  return [
    step === "file" ? file : say(WORDS[step]),
    say(WORDS.rate(grouped(rows), grouped(rowsPerSecond))),
    ...(secondsLeft === null ? [] : [say(WORDS.left(secondsLeft))]),
  ];
}
