import type { ImportProgress } from "./import-result.ts";
import type { FolderFile } from "./list-folder.ts";

export interface FileMeter {
  /** Bytes of the file that were read so far; of a workbook, which is read at once, by its rows. */
  bytes: number;
}

export interface ProgressTracker {
  /** Rows of a file so far; shown while the file is the one in front. */
  rows(file: FolderFile, rows: number, meter: FileMeter): void;
  done(file: FolderFile): void;
  settling(): void;
}

/** Files are read two at a time; one of them is shown until it is done, so that rate and time left mean something. */
export function trackProgress(
  files: readonly FolderFile[],
  onProgress: ((progress: ImportProgress) => void) | undefined,
): ProgressTracker {
  let front: FolderFile | undefined;
  let done = 0;
  const common = { files: files.length };
  return {
    rows(file, rows, meter) {
      front ??= file;
      if (front !== file) return;
      onProgress?.({
        ...common,
        step: "file",
        file: file.name,
        done,
        rows,
        bytesRead: meter.bytes,
        bytes: file.bytes,
      });
    },
    done(file) {
      done += 1;
      if (front === file) front = undefined;
    },
    settling() {
      onProgress?.({ ...common, step: "settle", file: "", done, rows: 0, bytesRead: 0, bytes: 0 });
    },
  };
}
