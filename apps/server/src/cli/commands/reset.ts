import { rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dropSpace, listSpaces, stopEmbedded, withMaintenance } from "@olive/db";
import { sandboxDatabase } from "../../start/start-bank.ts";
import { stopRunning } from "../../start/stop-running.ts";
import { BadArguments, type Command, EXIT } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { homeFolder, withServer } from "../workplace.ts";

/** What Olive keeps in its home folder. Only these go: OLIVE_HOME may point at a folder that holds other things. */
const KEPT = [
  "postgres",
  "snapshots",
  "demo",
  "demo-extracts",
  "log",
  "test",
  "space",
  "up.json",
  "errors.log",
  "keys",
  "seals",
  "bank",
];

export const command: Command = {
  name: "reset",
  summary: { zh: "删除全部数据，从头开始（需确认）", en: "delete all data and start anew (asks first)" },
  usage: "[--yes] [--database-url URL]",
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { yes: { type: "boolean" }, "database-url": { type: "string" } },
    });
    const home = homeFolder();
    const databaseUrl = values["database-url"] ?? process.env.DATABASE_URL;
    const what = databaseUrl === undefined ? home : `${home}, ${hostOf(databaseUrl)}`;
    if (!values.yes && !(await isConfirmed(io, what))) {
      io.err(
        io.say({ zh: "没有删除任何数据；确认请加 --yes", en: "nothing was deleted; add --yes to confirm" }),
      );
      return EXIT.failure;
    }
    await stopRunning(home);
    if (databaseUrl !== undefined) await dropSpaces(io, databaseUrl);
    await stopEmbedded(join(home, "postgres"));
    for (const name of KEPT) await rm(join(home, name), { recursive: true, force: true });
    await rmdir(home).catch(() => {});
    io.out(io.say({ zh: `已删除 ${what}`, en: `deleted ${what}` }));
    return EXIT.fine;
  },
};

async function isConfirmed(io: Terminal, what: string): Promise<boolean> {
  const word = io.say({ zh: "删除", en: "delete" });
  const answer = await io.ask(
    io.say({
      zh: `将删除全部数据（${what}），不可恢复。输入“${word}”确认：`,
      en: `This deletes all data (${what}) for good. Type "${word}" to confirm: `,
    }),
  );
  return answer?.trim() === word;
}

function hostOf(databaseUrl: string): string {
  if (URL.canParse(databaseUrl)) return new URL(databaseUrl).host;
  throw new BadArguments({
    zh: "数据库地址应写成 postgres://账户:口令@主机:端口/数据库",
    en: "a database address reads postgres://account:password@host:port/database",
  });
}

/** On a given server only the spaces that Olive made go; a database that others made is theirs to drop. */
async function dropSpaces(io: Terminal, databaseUrl: string): Promise<void> {
  // By way of the maintenance database: nobody can drop the database that he is connected to.
  const server = new URL(databaseUrl);
  const given = decodeURIComponent(server.pathname.slice(1));
  server.pathname = "/postgres";
  await withServer(io, { databaseUrl: server.href }, async (beside) => {
    const spaces = await listSpaces(beside);
    for (const space of spaces) {
      await dropSpace(beside, space);
      const banks = sandboxDatabase(space);
      await withMaintenance(beside, (client) =>
        client.query(`drop database if exists "${banks}" with (force)`),
      );
    }
    if (["", "postgres", ...spaces].includes(given)) return;
    io.err(
      io.say({
        zh: `数据库 ${given} 不是 Olive 建立的，仍然保留；如不再需要，请由管理员 drop database`,
        en: `the database ${given} was not made by Olive and is kept; its administrator may drop it`,
      }),
    );
  });
}
