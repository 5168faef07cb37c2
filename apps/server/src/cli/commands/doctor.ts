import { join } from "node:path";
import { parseArgs } from "node:util";
import { examine, type Finding } from "../../start/examine.ts";
import { type Command, EXIT } from "../command.ts";
import { defaultCounty } from "../default-county.ts";
import { table } from "../table.ts";
import { homeFolder, PROJECT } from "../workplace.ts";

const SIGN = { fine: "✓", warning: "!", fault: "✗" } as const;

export const command: Command = {
  name: "doctor",
  summary: {
    zh: "检查本机：磁盘、权限、数据库、浏览器",
    en: "look at this machine: disk, permissions, database",
  },
  usage: "[--database-url URL] [--json]",
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { "database-url": { type: "string" }, json: { type: "boolean" } },
    });
    const findings: Finding[] = await examine({
      home: homeFolder(),
      countyFolder: join(PROJECT, "counties", await defaultCounty()),
      databaseUrl: values["database-url"] ?? process.env.DATABASE_URL,
    });
    if (values.json) io.out(JSON.stringify(findings));
    else {
      const rows = findings.map(({ state, name, text }) => [SIGN[state], io.say(name), io.say(text)]);
      for (const line of table([{ title: "" }, { title: "" }, { title: "" }], rows).slice(1)) io.out(line);
    }
    return findings.some(({ state }) => state === "fault") ? EXIT.failure : EXIT.fine;
  },
};
