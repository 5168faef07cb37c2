import type { Transaction } from "@olive/db";
import type { ColumnMapping } from "../../../extract/file-name.ts";
import type { StoredComplaint, StoredRun, StoredUpload } from "../store.ts";
import type { RecognisedFile } from "../work/recognise-file.ts";

export interface Recognition {
  readonly upload: StoredUpload;
  readonly sha256: string;
  readonly sameAs: string | null;
  /** Undefined where the file can't be read at all. */
  readonly found: RecognisedFile | undefined;
  readonly mapping: ColumnMapping;
  readonly remembered: boolean;
  readonly corrects: number | null;
  readonly refusal: StoredComplaint | null;
}

/** Keeps what was recognised; an earlier check no longer holds. The run goes on when its last file has arrived. */
export async function saveRecognised(
  tx: Transaction,
  run: StoredRun,
  recognition: Recognition,
): Promise<void> {
  const { upload, found } = recognition;
  await tx.query(
    `update registry.import_upload set received_at = coalesce(received_at, now()), sha256 = $2, same_as = $3,
       register = $4, extract_on = $5, format = $6, encoding = $7, separator = $8, sheet = $9, header_row = $10,
       lead = $11, mapping = $12, remembered = $13, corrects = $14, refusal = $15, report = null, over_limit = false
     where id = $1`,
    [
      ...[upload.id, recognition.sha256, recognition.sameAs],
      ...[
        found?.register?.code ?? null,
        found?.extractOn ?? null,
        found?.format ?? null,
        found?.encoding ?? null,
      ],
      ...[found?.separator ?? null, found?.sheet ?? null, found?.headerRow ?? null],
      ...[found === undefined ? null : JSON.stringify(found.lead), JSON.stringify(recognition.mapping)],
      ...[recognition.remembered, recognition.corrects],
      recognition.refusal === null ? null : JSON.stringify(recognition.refusal),
    ],
  );
  await tx.query(
    `update registry.import_run set changed_at = now(), problem = null, state = case when exists (
         select from registry.import_upload where run = $1 and received_at is null)
       then 'received' else 'recognised' end
     where id = $1`,
    [run.id],
  );
}
