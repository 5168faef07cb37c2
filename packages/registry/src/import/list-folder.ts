import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { ExtractRefused } from "../extract/extract-refused.ts";
import { type ExtractName, parseExtractName } from "../extract/file-name.ts";
import type { RegisterDefinition } from "../register/definition.ts";

export interface FolderFile extends ExtractName {
  readonly path: string;
  readonly bytes: number;
  /** Rows of the file whose rejected rows these are, corrected: its limits are shares of that whole. */
  readonly partOfRows?: number;
}

export interface Folder {
  /** Extracts in the order in which they are read: by extract date, then by name. */
  readonly files: readonly FolderFile[];
  /** Names of files that are none of the county's extracts. */
  readonly others: readonly { readonly name: string; readonly refusal: ExtractRefused }[];
}

/** What lies in a folder; sub-folders are not read. Throws Refusal `folder-unreadable`. */
export async function listFolder(dir: string, registers: readonly RegisterDefinition[]): Promise<Folder> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
    throw unreadableFolder(dir, cause);
  });
  const files: FolderFile[] = [];
  const others: { name: string; refusal: ExtractRefused }[] = [];
  for (const entry of entries) {
    const path = join(dir, entry.name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() === true) continue;
    const name = parseExtractName(entry.name, registers);
    if (name === undefined) others.push({ name: entry.name, refusal: new ExtractRefused("not-an-extract") });
    else if (found?.isFile() !== true)
      others.push({ name: entry.name, refusal: new ExtractRefused("unreadable") });
    else files.push({ ...name, path, bytes: found.size });
  }
  files.sort((a, b) => compareText(a.extractOn, b.extractOn) || compareText(a.name, b.name));
  return { files, others };
}

/** By code point, as PostgreSQL's collation "C" does: UTF-16 would put some rare ideographs before common signs. */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}

function unreadableFolder(dir: string, cause: unknown): Refusal {
  return new Refusal({
    code: "folder-unreadable",
    message: { zh: `无法读取文件夹 ${dir}`, en: `The folder ${dir} can't be read` },
    remedy: { zh: "请检查路径和权限", en: "Check the path and the permissions" },
    cause,
  });
}
