import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { refuseOthers } from "../policy.ts";
import { sameNameTwice } from "../refusals.ts";

export interface AnnouncedFile {
  readonly name: string;
  readonly bytes: number;
}

/** Begins a delivery: its files are announced, and arrive one by one. Gives its number. */
export async function createRun(
  tx: Transaction,
  actor: Actor,
  files: readonly AnnouncedFile[],
): Promise<number> {
  refuseOthers(actor);
  const names = files.map(({ name }) => bareName(name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw sameNameTwice(twice);
  const [run] = await tx.query<{ id: number }>(
    `insert into registry.import_run (county, department, started_by, started_name)
     values ($1, $2, $3, $4) returning id`,
    [actor.county, actor.department, actor.account, actor.name],
  );
  if (run === undefined) throw new Error("an insert that returns its row returned none");
  for (const { name, bytes } of files) {
    await tx.query("insert into registry.import_upload (run, county, name, bytes) values ($1, $2, $3, $4)", [
      run.id,
      actor.county,
      bareName(name),
      bytes,
    ]);
  }
  return run.id;
}

/** Without folders and control characters: a name is shown and compared, never used as a path. */
function bareName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replaceAll(/\p{Cc}/gu, "")
      .normalize("NFC")
      .toWellFormed() || "文件"
  );
}
