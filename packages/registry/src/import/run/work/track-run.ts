import type { Database } from "@olive/db";
import type { ImportProgress } from "../../import-result.ts";
import type { StoredProgress, StoredRun } from "../store.ts";

export interface RunTracker {
  /** Takes what the loader says; throws where a person, or the server's end, asks to stop. */
  take(progress: ImportProgress): void;
  /** Says that the files are in, and what stands on them follows. */
  following(): void;
  end(): Promise<void>;
}

/** The server is stopping: the work is left as it is, and gone on with after the next start. */
export class ServerStopping extends Error {}

/** A person asked to stop. No Refusal: that would be of one file, and the others would go on. */
export class StopAsked extends Error {}

/** How often progress is written (ms), and a wish to stop is read. */
const EVERY = 400;

/** Keeps the progress of a run where every page sees it, on a connection of its own. */
export function trackRun(
  db: Database,
  run: StoredRun,
  sizes: ReadonlyMap<string, number>,
  stopping: AbortSignal,
): RunTracker {
  const begun = performance.now();
  const seen = new Map<string, number>();
  const allBytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  let last = Number.NEGATIVE_INFINITY;
  let latest: StoredProgress | undefined;
  let stopAsked = run.stop_asked;
  let writing: Promise<void> = Promise.resolve();

  async function write(progress: StoredProgress): Promise<void> {
    const [row] = await db.query<{ stop_asked: boolean }>(
      "update registry.import_run set progress = $2 where id = $1 returning stop_asked",
      [run.id, JSON.stringify(progress)],
    );
    stopAsked ||= row?.stop_asked === true;
  }

  function summed({ step, file, done, files, rows, bytesRead }: ImportProgress): StoredProgress {
    if (file !== "") seen.set(file, rows);
    const before = [...seen.keys()].filter((name) => name !== file);
    const bytes = before.reduce((sum, name) => sum + (sizes.get(name) ?? 0), bytesRead);
    const allRows = [...seen.values()].reduce((sum, count) => sum + count, 0);
    return {
      step,
      file,
      done,
      files,
      rows: allRows,
      bytes,
      allBytes,
      elapsed: Math.round(performance.now() - begun),
    };
  }

  function save(progress: StoredProgress): void {
    latest = progress;
    last = performance.now();
    // One write after the other; a lost one is followed by the next.
    writing = writing.then(() => write(progress)).catch(() => {});
  }

  return {
    take(progress) {
      if (stopping.aborted) throw new ServerStopping();
      if (stopAsked) throw new StopAsked();
      const state = summed(progress);
      const isNews = state.step !== latest?.step || performance.now() - last >= EVERY;
      if (isNews) save(state);
    },
    following() {
      if (latest !== undefined) save({ ...latest, step: "follow", file: "" });
    },
    end: () => writing,
  };
}
