import { appendFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isRefusal } from "@olive/kernel";
import { argumentComplaint } from "./argument-complaint.ts";
import { type Command, EXIT, isBadArguments } from "./command.ts";
import { nearest } from "./nearest.ts";
import { table } from "./table.ts";
import { openTerminal, type Terminal, takeLanguage } from "./terminal.ts";
import { homeFolder } from "./workplace.ts";

const COMMANDS = join(import.meta.dirname, "commands");
/** What Ctrl-C may take before the process ends regardless (ms). */
const GRACE = 2_900;

/** Runs one command line. @returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { lang, rest } = takeLanguage(args, process.env.OLIVE_LANG);
  const io = openTerminal(lang ?? "zh", watchInterrupts());
  if (lang === undefined) {
    io.err("--lang 只能是 zh 或 en / --lang takes zh or en");
    return EXIT.badArguments;
  }
  const [name = "help", ...own] = rest;
  if (["help", "--help", "-h"].includes(name)) return help(io);
  if (name === "--version" || name === "-v") return main(["version"]);
  const names = await commandNames();
  if (!names.includes(name)) return unknown(io, name, names);
  const command = await loadCommand(name);
  if (own.includes("--help") || own.includes("-h")) {
    io.out(`${io.say(command.summary)}\n./olive ${name} ${command.usage}`.trimEnd());
    return EXIT.fine;
  }
  return runCommand(command, own, io);
}

async function runCommand(command: Command, args: string[], io: Terminal): Promise<number> {
  try {
    return await command.run(args, io);
  } catch (error) {
    if (io.interrupted.aborted) return EXIT.interrupted;
    if (isBadArguments(error)) {
      io.err(io.say(argumentComplaint(error)));
      io.err(`./olive ${command.name} ${command.usage}`.trimEnd());
      return EXIT.badArguments;
    }
    if (isRefusal(error)) {
      io.err(`${io.say(error.wording)}\n→ ${io.say(error.remedy)}`);
      return EXIT.failure;
    }
    await reportFault(error, io);
    return EXIT.failure;
  }
}

/** A fault of ours: one line on the terminal, the rest in a file that can be sent along with a report. */
async function reportFault(error: unknown, io: Terminal): Promise<void> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const log = join(homeFolder(), "errors.log");
  const kept = await mkdir(homeFolder(), { recursive: true })
    .then(() => appendFile(log, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 }))
    .then(() => true)
    .catch(() => false);
  const first = text.split("\n")[0] ?? "";
  io.err(io.say({ zh: `内部错误：${first}`, en: `internal error: ${first}` }));
  io.err(kept ? io.say({ zh: `→ 详情见 ${log}`, en: `→ details are in ${log}` }) : text);
}

async function help(io: Terminal): Promise<number> {
  const found = await Promise.all(
    (await commandNames()).map((name) => loadCommand(name).catch(() => undefined)),
  );
  io.out(io.say({ zh: "橄榄 Olive · 用法：./olive 命令 [参数]", en: "Olive · ./olive COMMAND [ARGUMENTS]" }));
  const rows = found.flatMap((command) => (command ? [[command.name, io.say(command.summary)]] : []));
  for (const line of table([{ title: "" }, { title: "" }], rows).slice(1)) io.out(`  ${line}`);
  io.out(
    io.say({
      zh: "每个命令都有 --help；界面语言 --lang zh|en",
      en: "every command has --help; language of the interface: --lang zh|en",
    }),
  );
  return EXIT.fine;
}

function unknown(io: Terminal, name: string, names: readonly string[]): number {
  const near = nearest(name, names);
  io.err(io.say({ zh: `没有命令 ${name}`, en: `there is no command ${name}` }));
  const hint = near ? { zh: `→ 是否 ./olive ${near}`, en: `→ did you mean ./olive ${near}` } : undefined;
  io.err(io.say(hint ?? { zh: "→ ./olive help", en: "→ ./olive help" }));
  return EXIT.badArguments;
}

async function commandNames(): Promise<string[]> {
  const files = await readdir(COMMANDS);
  return files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

async function loadCommand(name: string): Promise<Command> {
  const loaded = (await import(`./commands/${name}.ts`)) as { command: Command };
  return loaded.command;
}

/** The first Ctrl-C asks; the second, or the end of the grace, ends the process. */
function watchInterrupts(): AbortSignal {
  const interrupted = new AbortController();
  const onSignal = () => {
    if (interrupted.signal.aborted) process.exit(EXIT.interrupted);
    interrupted.abort();
    setTimeout(() => process.exit(EXIT.interrupted), GRACE).unref();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  process.on("SIGHUP", onSignal);
  return interrupted.signal;
}
