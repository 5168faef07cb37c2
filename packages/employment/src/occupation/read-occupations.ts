import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodedTitle, Occupation } from "./occupation.ts";

const FOLDER = join(import.meta.dirname, "../../data/occupations");
/** Digital (S) and green (L) occupations carry a letter after their name, which is no part of it. */
const MARKS = /[LS](?:\/[LS]?)?$/;

/** The 2022 classification as the package brings it. Source: data/occupations/README.md. */
export function readOccupations(): Occupation[] {
  return rowsOf("csco22.csv").map(([level, code, , name, definition, tasks, , alias]) => ({
    level: Number(level),
    code: code!,
    name: name!.replace(MARKS, ""),
    definition: definition!,
    tasks: tasks!,
    aliases: alias!.split(",").filter(Boolean),
  }));
}

/** Titles with the codes that people gave them. */
export function readCodedTitles(): CodedTitle[] {
  return rowsOf("titles_dev.csv").map(([title, code]) => ({ title: title!, code: code! }));
}

/** Both files are ours and whole: no row is short, no cell holds a line break, quotes are doubled. */
function rowsOf(file: string): string[][] {
  const lines = readFileSync(join(FOLDER, file), "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  return lines.slice(1).filter(Boolean).map(cellsOf);
}

const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;

function cellsOf(line: string): string[] {
  return [...line.matchAll(CELL)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}
