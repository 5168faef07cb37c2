import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { MOST_UPLOAD_BYTES } from "../../../contracts/import-run.ts";
import { refuseOthers } from "../policy.ts";
import { uploadIncomplete, uploadTooLarge, wrongState } from "../refusals.ts";
import { STATE_WORDS } from "../state-words.ts";
import { loadRun, loadUpload } from "../store.ts";
import { makeUploadFolder, uploadPath } from "../upload-folder.ts";

/** Whether the actor may send this file now, before a byte of it is kept. */
export async function refuseUpload(
  tx: Transaction,
  actor: Actor,
  run: number,
  upload: number,
): Promise<number> {
  refuseOthers(actor);
  const { state, started_by } = await loadRun(tx, actor, run);
  if (state !== "received" && state !== "recognised") throw wrongState(STATE_WORDS[state]);
  if (started_by !== actor.account) throw wrongState({ zh: "是同事开始的", en: "was begun by a colleague" });
  return (await loadUpload(tx, run, upload)).bytes;
}

/** Keeps a file as it arrives; nothing of it is held in memory. What breaks off leaves no file under its name. */
export async function keepUpload(
  home: string,
  run: number,
  upload: number,
  announced: number,
  bytes: Readable,
): Promise<void> {
  await makeUploadFolder(home, run);
  const path = uploadPath(home, run, upload);
  let received = 0;
  await pipeline(
    bytes,
    async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        received += piece.length;
        if (received > Math.min(announced, MOST_UPLOAD_BYTES)) throw uploadTooLarge();
        yield piece;
      }
    },
    createWriteStream(`${path}.part`, { mode: 0o600 }),
  );
  if (received !== announced) throw uploadIncomplete();
  await rename(`${path}.part`, path);
}
