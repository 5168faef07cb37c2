import { parseArgs } from "node:util";
import { type Database, STANDING_SPACE } from "@olive/db";
import { Refusal } from "@olive/kernel";
import { type CountyPack, followPeople, listFiles, writeImportReports } from "@olive/registry";
import { readContents } from "../../start/space-contents.ts";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { makeOutFolder } from "../out-folder.ts";
import { readCounty, readFolder } from "../recognition/read-arguments.ts";
import { recogniseSpace, reportRecognition } from "../recognition/recognise-space.ts";
import { runImport } from "../run-import.ts";
import type { Terminal } from "../terminal.ts";
import { rememberSpace, withSpace } from "../workplace.ts";

export const command: Command = {
  name: "import",
  summary: {
    zh: "把部门数据文件夹导入常设库",
    en: "import a folder of departmental extracts into the standing space",
  },
  usage:
    "FOLDER [--county NAME] [--dry-run] [--confirmed-by NAME --reason TEXT] [--out DIR] [--space NAME] [--json]",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        county: { type: "string" },
        "dry-run": { type: "boolean" },
        "confirmed-by": { type: "string" },
        reason: { type: "string" },
        out: { type: "string" },
        space: { type: "string" },
        "database-url": { type: "string" },
        json: { type: "boolean" },
      },
    });
    const folder = readFolder(positionals);
    const confirmedBy = values["confirmed-by"];
    if ((confirmedBy === undefined) !== (values.reason === undefined)) throw nameAndReason();
    const county = await readCounty(values.county);
    const out = values.out === undefined ? undefined : await makeOutFolder(values.out);
    const place = { databaseUrl: values["database-url"], space: values.space ?? STANDING_SPACE };
    const result = await withSpace(io, place, async (db) => {
      await refuseDemo(db, county);
      const imported = await runImport(io, db, county, folder, {
        dryRun: values["dry-run"] ?? false,
        enforceLimits: true,
        ...(confirmedBy === undefined ? {} : { confirmedBy }),
        ...(values.reason === undefined ? {} : { reason: values.reason }),
        quiet: values.json ?? false,
      });
      if (!values["dry-run"]) await follow(io, db, county, values.json ?? false);
      return imported;
    });
    if (out !== undefined) await writeImportReports(out, result);
    if (values.json) io.out(JSON.stringify({ county: result.county, files: result.files }));
    return result.files.some((file) => file.kind === "held") ? EXIT.failure : EXIT.fine;
  },
};

/** Real people among synthetic ones could never be told apart again. */
async function refuseDemo(db: Database, county: CountyPack): Promise<void> {
  if ((await readContents(db, county)).kind !== "demo") return;
  throw new Refusal({
    code: "demo-space",
    message: {
      zh: "常设库里是演示数据，不能与真实数据混在一起",
      en: "The standing space holds the demo, which must not be mixed with real data",
    },
    remedy: {
      zh: "先 ./olive reset 清空再导入；只想试算请用 ./olive recognise 文件夹 --as-of 日期",
      en: "Run ./olive reset first; to try a folder only, ./olive recognise FOLDER --as-of DAY",
    },
  });
}

/** What stands on the registers: the directory of people, and the proposals of the newest extract's day. */
async function follow(io: Terminal, db: Database, county: CountyPack, quiet: boolean): Promise<void> {
  await rememberSpace(db.name);
  await followPeople(db, county);
  const newest = (await listFiles(db, county))
    .map((file) => file.extractOn)
    .sort()
    .at(-1);
  if (newest === undefined) return;
  const recognition = await recogniseSpace(io, db, county, newest);
  if (!quiet) reportRecognition(io, recognition);
}

function nameAndReason(): BadArguments {
  return new BadArguments({
    zh: "--confirmed-by 和 --reason 要一起给出：谁确认，为什么",
    en: "--confirmed-by and --reason belong together: who confirms, and why",
  });
}
