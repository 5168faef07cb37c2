import { join } from "node:path";
import { parseArgs } from "node:util";
import { embeddedPort } from "@olive/db";
import type { Wording } from "@olive/kernel";
import { findRunning, type Running } from "../../start/running.ts";
import { type Command, EXIT } from "../command.ts";
import { homeFolder } from "../workplace.ts";

export const command: Command = {
  name: "status",
  summary: { zh: "是否在运行、在哪里", en: "whether it runs, and where" },
  usage: "[--json]",
  async run(args, io) {
    const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
    const home = homeFolder();
    const running = await findRunning(home);
    const databasePort = await embeddedPort(join(home, "postgres"));
    if (values.json) {
      io.out(JSON.stringify({ running: running !== undefined, ...running, databasePort, home }));
      return EXIT.fine;
    }
    io.out(
      io.say(running ? describe(running) : { zh: "没有在运行：./olive up", en: "not running: ./olive up" }),
    );
    if (databasePort !== undefined) {
      io.out(
        io.say({
          zh: `内置数据库：127.0.0.1:${databasePort}`,
          en: `embedded database: 127.0.0.1:${databasePort}`,
        }),
      );
    }
    io.out(io.say({ zh: `数据在 ${home}`, en: `data in ${home}` }));
    return EXIT.fine;
  },
};

function describe({ pid, startedAt, url }: Running): Wording {
  if (url === undefined) return { zh: `正在启动（进程 ${pid}）`, en: `starting (process ${pid})` };
  return {
    zh: `在运行：${url}（自 ${startedAt}，进程 ${pid}）`,
    en: `running at ${url} (since ${startedAt}, process ${pid})`,
  };
}
