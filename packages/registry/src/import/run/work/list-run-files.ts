import type { CountyPack } from "../../../register/county-pack.ts";
import type { FolderFile } from "../../list-folder.ts";
import { compareText } from "../../list-folder.ts";
import type { StoredRun, StoredUpload } from "../store.ts";
import { uploadPath } from "../upload-folder.ts";

/** The files of a run that can be read, in the order in which an import reads them. Those refused are left aside. */
export function listRunFiles(
  county: CountyPack,
  home: string,
  run: StoredRun,
  uploads: readonly StoredUpload[],
): FolderFile[] {
  const files = uploads.flatMap((upload): FolderFile[] => {
    const register = county.registers.find(({ code }) => code === upload.register);
    if (
      register === undefined ||
      upload.extract_on === null ||
      upload.format === null ||
      upload.refusal !== null
    ) {
      return [];
    }
    return [
      {
        name: upload.name,
        register,
        extractOn: upload.extract_on,
        format: upload.format,
        mapping: upload.mapping,
        path: uploadPath(home, run.id, upload.id),
        bytes: Number(upload.bytes),
        ...(upload.corrects_rows === null ? {} : { partOfRows: upload.corrects_rows }),
      },
    ];
  });
  return files.sort((a, b) => compareText(a.extractOn, b.extractOn) || compareText(a.name, b.name));
}

export function sizesOf(files: readonly FolderFile[]): ReadonlyMap<string, number> {
  return new Map(files.map(({ name, bytes }) => [name, bytes]));
}
