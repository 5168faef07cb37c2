import { join } from "node:path";
import { parseArgs } from "node:util";
import { listFiles } from "@olive/registry";
import {
  countyProgram,
  evaluate,
  filesById,
  type Gap,
  type GapArea,
  type GapRanking,
  rankGaps,
  rankGapsBy,
  takeSnapshot,
  writeGaps,
} from "@olive/rules";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { makeOutFolder } from "../out-folder.ts";
import { keptSnapshots } from "../recognition/kept-snapshots.ts";
import { QUESTION_OPTIONS, QUESTION_USAGE, withQuestion } from "../recognition/open-question.ts";
import { placeNames } from "../recognition/place-names.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";

/** Places and columns that fit a screen; --json has all. */
const MOST_PLACES = 20;
const MOST_COLUMNS_BY_PLACE = 3;

export const command: Command = {
  name: "gaps",
  summary: {
    zh: "缺哪些数据、该问哪个部门、补齐后能定下多少人",
    en: "which data are missing, whom to ask, and how many outcomes each would settle",
  },
  usage: `[--by township|village] [--out DIR] [--json] ${QUESTION_USAGE}`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        ...QUESTION_OPTIONS,
        by: { type: "string" },
        out: { type: "string" },
        json: { type: "boolean" },
      },
    });
    const area = readArea(values.by);
    const out = values.json ? undefined : await makeOutFolder(values.out);
    return withQuestion(io, values, async ({ db, county, asOf }) => {
      const program = await countyProgram(db, county, asOf);
      const snapshot = await takeSnapshot(db, county, program.plan, asOf, keptSnapshots(db));
      const { outcomes } = evaluate(program, snapshot);
      const files = filesById(await listFiles(db, county));
      const ranking = rankGaps(program, snapshot, outcomes, files);
      const byPlace = area && rankGapsBy(area, program, snapshot, outcomes, files);
      const nameOf = placeNames(county, io.say({ zh: "（未知）", en: "(unknown)" }));
      if (out === undefined) {
        io.out(JSON.stringify(asJson(asOf, ranking, byPlace, nameOf), null, 2));
        return EXIT.fine;
      }
      await writeGaps(join(out, "gaps.csv"), ranking.data);
      report(io, asOf, ranking);
      if (byPlace !== undefined) reportByPlace(io, byPlace, nameOf);
      io.out(
        io.say({
          zh: `逐人逐户的清单：${join(out, "gaps.csv")}`,
          en: `by person and household: ${join(out, "gaps.csv")}`,
        }),
      );
      return EXIT.fine;
    });
  },
};

function readArea(by: string | undefined): GapArea | undefined {
  if (by === undefined || by === "township" || by === "village") return by;
  throw new BadArguments({ zh: "--by 只能是 township 或 village", en: "--by is township or village" });
}

type ByPlace = ReadonlyMap<string | null, GapRanking>;
type NameOf = (code: string | null) => string;

function asJson(asOf: string, { outcomes, gaps }: GapRanking, byPlace: ByPlace | undefined, nameOf: NameOf) {
  const places = [...(byPlace ?? [])].map(([place, ranking]) => ({
    place,
    name: nameOf(place),
    outcomes: ranking.outcomes,
    gaps: ranking.gaps,
  }));
  return { asOf, outcomes, gaps, ...(byPlace === undefined ? {} : { places }) };
}

function report(io: Terminal, asOf: string, { outcomes, gaps }: GapRanking): void {
  io.out(
    io.say({
      zh: `${asOf}：${outcomes.toLocaleString("en-US")} 个结果未知`,
      en: `${asOf}: ${outcomes.toLocaleString("en-US")} outcomes are unknown`,
    }),
  );
  if (gaps.length === 0) return;
  const titles = [
    { zh: "登记册", en: "register" },
    { zh: "列", en: "column" },
    { zh: "部门", en: "department" },
    { zh: "人（户）", en: "people or households" },
    { zh: "补齐即定", en: "settles" },
    { zh: "涉及", en: "named" },
  ].map((title, at) => ({ title: io.say(title), align: at < 3 ? ("left" as const) : ("right" as const) }));
  const rows = gaps.map((gap) => [
    gap.register,
    columnText(io, gap),
    gap.department,
    gap.subjects,
    gap.settles,
    gap.named,
  ]);
  for (const line of table(titles, rows)) io.out(line);
}

function columnText(io: Terminal, { column }: Gap): string {
  return column ?? io.say({ zh: "（整条记录）", en: "(a row)" });
}

function itemText(io: Terminal, gap: Gap): string {
  const text = columnText(io, gap);
  return gap.column === null ? `${gap.register}${text}` : `${gap.register}.${text}`;
}

function reportByPlace(io: Terminal, byPlace: ByPlace, nameOf: NameOf): void {
  const titles = [
    { title: io.say({ zh: "地区", en: "place" }) },
    { title: io.say({ zh: "未知", en: "unknown" }), align: "right" as const },
    { title: io.say({ zh: "最要紧的缺项（补齐即定）", en: "what matters most (settles)" }) },
  ];
  const rows = [...byPlace].slice(0, MOST_PLACES).map(([place, { outcomes, gaps }]) => {
    const most = gaps.slice(0, MOST_COLUMNS_BY_PLACE);
    const text = most.map((gap) => `${itemText(io, gap)} (${gap.settles})`).join("; ");
    return [nameOf(place), outcomes, text];
  });
  io.out("");
  for (const line of table(titles, rows)) io.out(line);
  const more = byPlace.size - MOST_PLACES;
  if (more > 0) io.out(io.say({ zh: `另有 ${more} 处`, en: `and ${more} more` }));
}
