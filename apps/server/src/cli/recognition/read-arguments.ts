import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type CalendarDate, isRefusal, parseIsoDate } from "@olive/kernel";
import { type CountyPack, loadCounty } from "@olive/registry";
import { BadArguments } from "../command.ts";
import { defaultCounty } from "../default-county.ts";
import { PROJECT } from "../workplace.ts";

/** The day of `--as-of`. Throws BadArguments where the text is no day of the calendar. */
export function readDay(text: string): CalendarDate {
  const day = parseIsoDate(text);
  if (day !== undefined) return day;
  throw new BadArguments({
    zh: `--as-of 须是日期，如 2022-05-31；给的是 ${text}`,
    en: `--as-of is a day, as 2022-05-31; given was ${text}`,
  });
}

/** The one folder that was named. Throws BadArguments where there is none, or it can't be read. */
export function readFolder(words: readonly string[]): string {
  const [path] = words;
  if (path === undefined || words.length > 1) {
    throw new BadArguments({ zh: "请给出一个数据文件夹", en: "give one folder of extracts" });
  }
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new BadArguments({
      zh: `没有文件夹 ${path}：请核对路径`,
      en: `there is no folder ${path}: check the path`,
    });
  }
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
    return path;
  } catch {
    throw new BadArguments({
      zh: `当前账户不能读取文件夹 ${path}：请检查权限`,
      en: `this account may not read the folder ${path}: check its permissions`,
    });
  }
}

/** The county of `--county` (a slug or a folder), or the one that is meant when none is named. */
export async function readCounty(given: string | undefined): Promise<CountyPack> {
  const named = given ?? (await defaultCounty());
  return blameArguments(() => loadCounty(named));
}

/** The county under counties/ with that code, if there is one. */
export function findCounty(code: string): CountyPack | undefined {
  const folders = readdirSync(join(PROJECT, "counties"), { withFileTypes: true });
  for (const folder of folders.filter((entry) => entry.isDirectory())) {
    const county = loadCounty(folder.name);
    if (county.code === code) return county;
  }
  return undefined;
}

/** Refusals of what an argument named: an unknown county, group, person or parameter, a value of no use. */
const ARGUMENT_REFUSALS = new Set([
  "county-unknown",
  "unknown-group",
  "unknown-parameter",
  "parameter-value",
  "parameter-not-used",
  "person-id",
]);

/** Reads arguments: a refusal of what was named becomes BadArguments with its remedy. */
export function blameArguments<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isRefusal(error) || !ARGUMENT_REFUSALS.has(error.code)) throw error;
    const { wording, remedy } = error;
    throw new BadArguments({ zh: `${wording.zh}\n→ ${remedy.zh}`, en: `${wording.en}\n→ ${remedy.en}` });
  }
}
