import { parseArgs } from "node:util";
import { STANDING_SPACE } from "@olive/db";
import { loadCounty, writeImportReports } from "@olive/registry";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { defaultCounty } from "../default-county.ts";
import { runImport } from "../run-import.ts";
import { withSpace } from "../workplace.ts";

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
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) throw oneFolder();
    const confirmedBy = values["confirmed-by"];
    if ((confirmedBy === undefined) !== (values.reason === undefined)) throw nameAndReason();
    const county = loadCounty(values.county ?? (await defaultCounty()));
    const place = { databaseUrl: values["database-url"], space: values.space ?? STANDING_SPACE };
    const result = await withSpace(io, place, (db) =>
      runImport(io, db, county, folder, {
        dryRun: values["dry-run"] ?? false,
        enforceLimits: true,
        ...(confirmedBy === undefined ? {} : { confirmedBy }),
        ...(values.reason === undefined ? {} : { reason: values.reason }),
        quiet: values.json ?? false,
      }),
    );
    if (values.out !== undefined) await writeImportReports(values.out, result);
    if (values.json) io.out(JSON.stringify({ county: result.county, files: result.files }));
    return result.files.some((file) => file.kind === "held") ? EXIT.failure : EXIT.fine;
  },
};

function oneFolder(): BadArguments {
  return new BadArguments({ zh: "请给出一个文件夹", en: "name one folder" });
}

function nameAndReason(): BadArguments {
  return new BadArguments({
    zh: "--confirmed-by 和 --reason 要一起给出：谁确认，为什么",
    en: "--confirmed-by and --reason belong together: who confirms, and why",
  });
}
