import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadDemoSettings, writeDemoExtracts } from "@olive/demo";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { makeOutFolder } from "../out-folder.ts";
import { readCounty } from "../recognition/read-arguments.ts";
import type { Terminal } from "../terminal.ts";
import { homeFolder } from "../workplace.ts";

/** Enough people for every queue to have work in it; the same as `./olive up` loads. */
const DEMO_PEOPLE = 20_000;

export const command: Command = {
  name: "demo",
  summary: {
    zh: "生成一个虚构的县：一个文件夹的部门移交数据",
    en: "make a synthetic county: a folder of departmental extracts",
  },
  usage: "[--people N] [--seed S] [--folder DIR] [--damage SHARE] [--county NAME]",
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        people: { type: "string" },
        seed: { type: "string" },
        folder: { type: "string" },
        damage: { type: "string" },
        county: { type: "string" },
      },
    });
    const county = await loadDemoSettings((await readCounty(values.county)).dir);
    const people = readNumber("--people", values.people, DEMO_PEOPLE);
    const folder = await makeOutFolder(values.folder ?? join(homeFolder(), "demo"));
    const progress = io.progress();
    const label = io.say({ zh: "生成演示数据", en: "making the demo county" });
    const unit = io.say({ zh: "人", en: "people" });
    const result = await writeDemoExtracts({
      county,
      folder,
      people,
      seed: readNumber("--seed", values.seed, 1),
      damage: readNumber("--damage", values.damage, 0),
      signal: io.interrupted,
      onProgress: ({ people: done }) => progress.show({ label, done, total: people, unit }),
    });
    progress.end();
    report(io, folder, result);
    return EXIT.fine;
  },
};

function report(
  io: Terminal,
  folder: string,
  result: { people: number; rows: number; files: readonly string[] },
) {
  const [people, rows] = [result.people, result.rows].map((count) => count.toLocaleString("en-US"));
  io.out(
    io.say({
      zh: `${people} 人，${rows} 行，${result.files.length} 个文件，均为虚构：${folder}`,
      en: `${people} people, ${rows} rows, ${result.files.length} files, all invented: ${folder}`,
    }),
  );
  const next = `./olive recognise "${folder}" --as-of ${newestDay(result.files)}`;
  io.err(io.say({ zh: `下一步：${next}`, en: `next: ${next}` }));
}

/** The latest of the extract dates, with which the files' names end. */
function newestDay(files: readonly string[]): string {
  const days = files.map((file) => /(\d{4})(\d{2})(\d{2})\.\w+$/.exec(file)?.slice(1).join("-") ?? "");
  return days.sort().at(-1) ?? "";
}

function readNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number)) return number;
  throw new BadArguments({
    zh: `${name} 应为数字，不是“${text}”`,
    en: `${name} takes a number, not “${text}”`,
  });
}
