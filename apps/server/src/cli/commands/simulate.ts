import { join } from "node:path";
import { parseArgs } from "node:util";
import { maskResidentId } from "@olive/kernel";
import {
  countyProgram,
  evaluate,
  listChanges,
  type PersonChange,
  parseSetting,
  type Simulation,
  simulate,
  takeSnapshot,
  writeChanges,
} from "@olive/rules";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { makeOutFolder } from "../out-folder.ts";
import { keptSnapshots } from "../recognition/kept-snapshots.ts";
import { QUESTION_OPTIONS, QUESTION_USAGE, withQuestion } from "../recognition/open-question.ts";
import { placeNames } from "../recognition/place-names.ts";
import { blameArguments } from "../recognition/read-arguments.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";

/** What fits a screen beside the rest; the files have everything. */
const MOST_PLACES = 20;
const MOST_PEOPLE = 5;

export const command: Command = {
  name: "simulate",
  summary: {
    zh: "换一个参数，看谁会进入、谁会退出某个群体",
    en: "who would enter and leave a group if a parameter had another value",
  },
  usage: `--group CODE --set 参数=数值 [--set …] [--out DIR] ${QUESTION_USAGE}`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        ...QUESTION_OPTIONS,
        group: { type: "string" },
        set: { type: "string", multiple: true },
        out: { type: "string" },
      },
    });
    const { group, set: settings } = values;
    if (group === undefined || settings === undefined) {
      throw new BadArguments({
        zh: "请给出 --group 群体代码 和 --set 参数=数值",
        en: "give --group CODE and --set 参数=value",
      });
    }
    const out = await makeOutFolder(values.out);
    return withQuestion(io, values, async ({ db, county, asOf }) => {
      const program = await countyProgram(db, county, asOf);
      const given = blameArguments(() => settings.map((text) => parseSetting(program.set, text)));
      const snapshot = await takeSnapshot(db, county, program.plan, asOf, keptSnapshots(db));
      const { run } = evaluate(program, snapshot);
      const simulation = blameArguments(() => simulate(program, snapshot, run, group, given));
      const nameOf = placeNames(county, io.say({ zh: "（未知）", en: "(unknown)" }));
      const list = (which: "enter" | "leave") =>
        listChanges(simulation, snapshot, program.set.placeColumn, which);
      const [enter, leave] = [list("enter"), list("leave")];
      await writeChanges(join(out, "enter.csv"), enter, nameOf);
      await writeChanges(join(out, "leave.csv"), leave, nameOf);
      report(io, simulation, asOf, nameOf);
      showSome(io, { zh: "进入", en: "enter" }, enter, nameOf);
      showSome(io, { zh: "退出", en: "leave" }, leave, nameOf);
      io.out(`${io.say({ zh: `名单在 ${out}`, en: `lists in ${out}` })}: enter.csv, leave.csv`);
      return EXIT.fine;
    });
  },
};

function report(
  io: Terminal,
  { policy, settings, before, after, changes, byTownship, byVillage }: Simulation,
  asOf: string,
  nameOf: (code: string | null) => string,
): void {
  io.out(`${io.say(policy.name)} (${policy.code})  ${asOf}`);
  for (const { name, before: old, value } of settings) io.out(`  ${name}: ${old ?? "-"} → ${value}`);
  const titles = [
    { zh: "", en: "" },
    { zh: "符合", en: "yes" },
    { zh: "未知", en: "unknown" },
  ].map((title, at) => ({ title: io.say(title), align: at === 0 ? ("left" as const) : ("right" as const) }));
  const rows = [
    [io.say({ zh: "现在", en: "now" }), before.yes, before.unknown],
    [io.say({ zh: "改后", en: "then" }), after.yes, after.unknown],
  ];
  for (const line of table(titles, rows)) io.out(line);
  io.out(
    io.say({
      zh: `进入 ${changes.entered} 人，退出 ${changes.left} 人；转为未知 ${changes.becameUnknown} 人，不再未知 ${changes.becameKnown} 人`,
      en: `${changes.entered} enter, ${changes.left} leave; ${changes.becameUnknown} become unknown, ${changes.becameKnown} no longer are`,
    }),
  );
  places(io, { zh: "乡镇、街道", en: "township" }, byTownship, nameOf);
  places(io, { zh: "村、社区", en: "village" }, byVillage, nameOf);
}

function places(
  io: Terminal,
  title: { zh: string; en: string },
  changes: Simulation["byTownship"],
  nameOf: (code: string | null) => string,
): void {
  if (changes.length === 0) return;
  const titles = [
    { title: io.say(title) },
    { title: io.say({ zh: "代码", en: "code" }) },
    { title: io.say({ zh: "进入", en: "enter" }), align: "right" as const },
    { title: io.say({ zh: "退出", en: "leave" }), align: "right" as const },
  ];
  const rows = changes
    .slice(0, MOST_PLACES)
    .map(({ place, entered, left }) => [nameOf(place), place ?? "", entered, left]);
  io.out("");
  for (const line of table(titles, rows)) io.out(line);
  const more = changes.length - MOST_PLACES;
  if (more > 0) io.out(io.say({ zh: `另有 ${more} 处`, en: `and ${more} more` }));
}

/** A few of them, masked: the terminal may stand in the open. */
function showSome(
  io: Terminal,
  title: { zh: string; en: string },
  people: readonly PersonChange[],
  nameOf: (code: string | null) => string,
): void {
  if (people.length === 0) return;
  io.out("");
  io.out(`${io.say(title)}:`);
  for (const { residentId, place } of people.slice(0, MOST_PEOPLE)) {
    io.out(`  ${maskResidentId(residentId, "list")}  ${nameOf(place)}`);
  }
  const more = people.length - MOST_PEOPLE;
  if (more > 0) io.out(io.say({ zh: `  另有 ${more} 人，见名单`, en: `  and ${more} more, see the list` }));
}
