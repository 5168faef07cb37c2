import { userInfo } from "node:os";
import type { Database } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import { type Recognition, recognise } from "@olive/rules";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { keptSnapshots } from "./kept-snapshots.ts";

/** Puts the policies of a day to everybody in a space, with progress by register. */
export async function recogniseSpace(
  io: Terminal,
  db: Database,
  county: CountyPack,
  asOf: CalendarDate,
): Promise<Recognition> {
  const progress = io.progress();
  const label = io.say({ zh: "读入登记册", en: "reading registers" });
  return recognise(db, county, asOf, {
    startedBy: userInfo().username,
    keeping: keptSnapshots(db),
    progress: ({ register, done, total }) => progress.show({ label: `${label} ${register}`, done, total }),
  }).finally(() => progress.end());
}

/** Yes and unknown by group, the day and the people. */
export function reportRecognition(io: Terminal, { program, counts, people }: Recognition): void {
  const rows = program.policies.map(({ code, name }) => [
    io.say(name),
    code,
    counts.get(code)?.yes ?? 0,
    counts.get(code)?.unknown ?? 0,
  ]);
  const titles = [
    { zh: "群体", en: "group" },
    { zh: "代码", en: "code" },
    { zh: "符合", en: "yes" },
    { zh: "未知（缺数据）", en: "unknown" },
  ].map((title, at) => ({ title: io.say(title), align: at < 2 ? ("left" as const) : ("right" as const) }));
  io.out("");
  for (const line of table(titles, rows)) io.out(line);
  io.out("");
  const count = people.toLocaleString("en-US");
  io.out(
    io.say({
      zh: `认定日期 ${program.asOf}，人口 ${count} 人`,
      en: `as of ${program.asOf}, population ${count}`,
    }),
  );
  if (people === 0) {
    io.err(
      io.say({
        zh: "当日没有人口数据：请核对认定日期与人口文件的数据日期",
        en: "nobody is known on that day: compare it with the date of the population's file",
      }),
    );
  }
}
