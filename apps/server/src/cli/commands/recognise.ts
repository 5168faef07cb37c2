import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Database, openSpace } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { type CountyPack, type ImportResult, indexRegisters, writeImportReports } from "@olive/registry";
import { type Recognition, writeRecognised } from "@olive/rules";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { makeOutFolder } from "../out-folder.ts";
import { readCounty, readDay, readFolder } from "../recognition/read-arguments.ts";
import { recogniseSpace, reportRecognition } from "../recognition/recognise-space.ts";
import { trialSpace } from "../recognition/trial-space.ts";
import { runImport } from "../run-import.ts";
import type { Terminal } from "../terminal.ts";
import { rememberSpace, withServer } from "../workplace.ts";

export const command: Command = {
  name: "recognise",
  summary: {
    zh: "读一个文件夹的部门数据，认定谁符合哪些群体",
    en: "reads a folder of extracts and recognises who belongs to which group",
  },
  usage: "FOLDER --as-of 2022-05-31 [--county SLUG] [--out DIR] [--database-url URL]",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        "as-of": { type: "string" },
        county: { type: "string" },
        out: { type: "string" },
        "database-url": { type: "string" },
      },
    });
    const folder = readFolder(positionals);
    if (values["as-of"] === undefined) {
      throw new BadArguments({ zh: "请给出认定日期 --as-of", en: "give the date of recognition: --as-of" });
    }
    const asOf = readDay(values["as-of"]);
    const county = await readCounty(values.county);
    const out = await makeOutFolder(values.out);
    await withServer(io, { databaseUrl: values["database-url"] }, async (server) => {
      const db = await openSpace(server, await trialSpace(county, folder));
      try {
        const imported = await runImport(io, db, county, folder, { indexLater: true });
        const recognition = await recogniseSpace(io, db, county, asOf);
        await rememberSpace(db.name);
        sayWhatIsLater(io, imported, asOf);
        await writeReports(out, imported, recognition);
        report(io, recognition, out);
        await makeIndexes(io, db, county);
      } finally {
        await db.close();
      }
    });
    return EXIT.fine;
  },
};

/** A recognition reads whole registers: what asks about single people afterwards (explain) is what needs indexes. */
async function makeIndexes(io: Terminal, db: Database, county: CountyPack): Promise<void> {
  const progress = io.progress();
  const label = io.say({ zh: "建立索引，供 explain 查询", en: "making indexes, for explain" });
  progress.show({ label, done: 0 });
  await indexRegisters(db, county).finally(() => progress.end());
}

/** A file of a later day is kept, and takes no part: nobody knew it on the day that is asked about. */
function sayWhatIsLater(io: Terminal, { files }: ImportResult, asOf: CalendarDate): void {
  const later = files.filter((file) => "extractOn" in file && file.extractOn > asOf);
  if (later.length === 0) return;
  const names = later.map(({ name }) => name).join(", ");
  io.err(
    io.say({
      zh: `数据日期晚于 ${asOf} 的 ${later.length} 个文件已存入，但当日尚不可知，不参与认定：${names}`,
      en: `${later.length} files are dated after ${asOf}: stored, but not known on that day, so they take no part: ${names}`,
    }),
  );
}

async function writeReports(out: string, imported: ImportResult, recognition: Recognition): Promise<void> {
  await writeImportReports(out, imported);
  await writeRecognised(join(out, "recognised.csv"), recognition.snapshot, recognition.outcomes);
}

function report(io: Terminal, recognition: Recognition, out: string): void {
  reportRecognition(io, recognition);
  io.out(
    io.say({
      zh: `结果在 ${out}：recognised.csv、issues.csv、counts.csv`,
      en: `results in ${out}: recognised.csv, issues.csv, counts.csv`,
    }),
  );
  io.out(
    io.say({
      zh: "接着可以：./olive explain 身份证号 --group 代码；./olive gaps",
      en: "next: ./olive explain ID --group CODE; ./olive gaps",
    }),
  );
}
