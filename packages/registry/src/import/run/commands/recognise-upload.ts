import { access } from "node:fs/promises";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, isRefusal, parseIsoDate, type Refusal } from "@olive/kernel";
import type { ColumnMapping } from "../../../extract/file-name.ts";
import { readTops } from "../../../extract/read-top.ts";
import { scanFile } from "../../../extract/scan-file.ts";
import type { CountyPack } from "../../../register/county-pack.ts";
import type { RegisterDefinition } from "../../../register/definition.ts";
import { complaintOf } from "../complaint.ts";
import { filePattern } from "../file-pattern.ts";
import { ownRegisters, ownsRegister, refuseOthers } from "../policy.ts";
import { foreignRegister, registerUnknown, uploadIncomplete, wrongState } from "../refusals.ts";
import { BUSY, STATE_WORDS } from "../state-words.ts";
import { loadRun, loadUpload, type StoredUpload } from "../store.ts";
import { uploadPath } from "../upload-folder.ts";
import { findCorrected, type RecognisedFile, recogniseFile } from "../work/recognise-file.ts";
import { saveRecognised } from "./save-recognised.ts";

export interface RecogniseInput {
  readonly run: number;
  readonly upload: number;
  readonly register?: string | undefined;
  readonly extractOn?: string | undefined;
  readonly mapping?: ColumnMapping | undefined;
  /** Whether the mapping is kept for the next file of that pattern. */
  readonly remember: boolean;
}

export interface ImportPlace {
  readonly county: CountyPack;
  readonly home: string;
}

/** Reads the beginning of an uploaded file: which register, which day, which columns. What was checked has to be checked again. */
export async function recogniseUpload(
  tx: Transaction,
  actor: Actor,
  { county, home }: ImportPlace,
  input: RecogniseInput,
): Promise<void> {
  refuseOthers(actor);
  const run = await loadRun(tx, actor, input.run, true);
  if (run.task !== null) throw wrongState(BUSY);
  if (!["received", "recognised", "checked", "held"].includes(run.state))
    throw wrongState(STATE_WORDS[run.state]);
  const upload = await loadUpload(tx, input.run, input.upload);
  const path = uploadPath(home, input.run, input.upload);
  await access(path).catch(() => {
    throw uploadIncomplete();
  });
  const scan = await scanFile(path);
  const same = await findSame(tx, county, scan.sha256);
  const common = { upload, sha256: scan.sha256, sameAs: same };
  try {
    const tops = await readTops(path, scan);
    const corrected = await loadCorrected(tx, actor, findCorrected(tops));
    const remembered = await loadRemembered(tx, actor, upload.name);
    const mapping = { ...(corrected?.mapping ?? remembered?.mapping), ...upload.mapping, ...input.mapping };
    const register = registerOf(
      county,
      input.register ?? upload.register ?? corrected?.register ?? remembered?.register,
    );
    const extractOn = dayOf(input.extractOn) ?? upload.extract_on ?? corrected?.extract_on ?? undefined;
    const found = recogniseFile(upload.name, tops, county.registers, ownRegisters(actor, county.registers), {
      ...(register === undefined ? {} : { register }),
      ...(extractOn === undefined ? {} : { extractOn }),
      mapping,
    });
    const isRemembered = upload.remembered || (remembered !== undefined && input.mapping === undefined);
    await saveRecognised(tx, run, {
      ...common,
      found,
      mapping,
      remembered: isRemembered,
      corrects: corrected?.id ?? null,
      refusal: complaintOf(refusalOf(actor, found)),
    });
    if (input.remember && found.register !== undefined)
      await remember(tx, actor, upload.name, found.register, mapping);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await saveRecognised(tx, run, {
      ...common,
      found: undefined,
      mapping: {},
      remembered: false,
      corrects: null,
      refusal: complaintOf(error),
    });
  }
}

function refusalOf(actor: Actor, { register }: RecognisedFile): Refusal | undefined {
  if (register === undefined) return registerUnknown();
  return ownsRegister(actor, register) ? undefined : foreignRegister(register.title);
}

function registerOf(county: CountyPack, code: string | null | undefined): RegisterDefinition | undefined {
  return county.registers.find((register) => register.code === code);
}

function dayOf(text: string | undefined): CalendarDate | undefined {
  return text === undefined ? undefined : parseIsoDate(text);
}

async function findSame(tx: Transaction, county: CountyPack, sha256: string): Promise<string | null> {
  const [same] = await tx.query<{ name: string }>(
    `select name from registry.extract_file
     where county = $1 and sha256 = $2 and settled and undone_at is null and undoes is null limit 1`,
    [county.code, sha256],
  );
  return same?.name ?? null;
}

async function loadCorrected(
  tx: Transaction,
  actor: Actor,
  id: number | undefined,
): Promise<Pick<StoredUpload, "id" | "register" | "extract_on" | "mapping"> | undefined> {
  if (id === undefined) return undefined;
  const [upload] = await tx.query<Pick<StoredUpload, "id" | "register" | "extract_on" | "mapping">>(
    `select upload.id, upload.register, upload.extract_on, upload.mapping
     from registry.import_upload upload join registry.import_run run on run.id = upload.run
     where upload.id = $1 and run.county = $2 and ($3::text is null or run.department = $3)`,
    [id, actor.county, actor.department],
  );
  return upload;
}

interface Remembered {
  readonly register: string;
  readonly mapping: ColumnMapping;
}

async function loadRemembered(tx: Transaction, actor: Actor, name: string): Promise<Remembered | undefined> {
  const [found] = await tx.query<Remembered>(
    `select register, mapping from registry.import_mapping
     where county = $1 and department = $2 and pattern = $3`,
    [actor.county, actor.department ?? "", filePattern(name)],
  );
  return found;
}

async function remember(
  tx: Transaction,
  actor: Actor,
  name: string,
  register: RegisterDefinition,
  mapping: ColumnMapping,
): Promise<void> {
  await tx.query(
    `insert into registry.import_mapping (county, department, pattern, register, mapping, remembered_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (county, department, pattern) do update set (register, mapping, remembered_by, remembered_at) =
       (excluded.register, excluded.mapping, excluded.remembered_by, now())`,
    [
      actor.county,
      actor.department ?? "",
      filePattern(name),
      register.code,
      JSON.stringify(mapping),
      actor.name,
    ],
  );
}
