import { join } from "node:path";
import { parseArgs } from "node:util";
import { stopEmbedded } from "@olive/db";
import { stopRunning } from "../../start/stop-running.ts";
import { type Command, EXIT } from "../command.ts";
import { homeFolder } from "../workplace.ts";

export const command: Command = {
  name: "down",
  summary: { zh: "停止网页与内置数据库", en: "stop pages and embedded database" },
  usage: "[--json]",
  async run(args, io) {
    const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
    const pages = await stopRunning(homeFolder());
    const database = await stopEmbedded(join(homeFolder(), "postgres"));
    const stopped = pages || database;
    if (values.json) io.out(JSON.stringify({ stopped }));
    else
      io.out(
        io.say(stopped ? { zh: "已停止", en: "stopped" } : { zh: "没有在运行", en: "nothing was running" }),
      );
    return EXIT.fine;
  },
};
