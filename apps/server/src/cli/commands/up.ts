import { parseArgs } from "node:util";
import { installCounty } from "../../start/install-county.ts";
import { findRunning, type Running } from "../../start/running.ts";
import { type Started, startServer } from "../../start/start-server.ts";
import type { ShowStep } from "../../start/steps.ts";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { readCounty } from "../recognition/read-arguments.ts";
import type { Terminal } from "../terminal.ts";
import { summaryLines } from "../up-summary.ts";
import { homeFolder } from "../workplace.ts";
import { readVersion } from "./version.ts";

/** Enough people for every queue to have work in it, few enough to be loaded while one watches. */
const DEMO_PEOPLE = 20_000;
const MOST_PEOPLE = 5_000_000;
const MOST_PORT = 65_535;

export const command: Command = {
  name: "up",
  summary: { zh: "启动：数据库、县配置、演示数据、网页", en: "start: database, county, demo, pages" },
  usage: "[--port N] [--people N] [--no-demo] [--county NAME] [--database-url URL] [--json]",
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        people: { type: "string" },
        "no-demo": { type: "boolean" },
        county: { type: "string" },
        "database-url": { type: "string" },
        json: { type: "boolean" },
      },
    });
    const home = homeFolder();
    const running = await findRunning(home);
    if (running) {
      io.out(
        values.json ? JSON.stringify({ alreadyRunning: true, ...running }) : alreadyRunning(io, running),
      );
      return EXIT.fine;
    }
    const started = await startServer(
      {
        home,
        countyFolder: (await readCounty(values.county)).dir,
        databaseUrl: values["database-url"] ?? process.env.DATABASE_URL,
        port: wholeNumber("--port", values.port, MOST_PORT),
        people: values["no-demo"] ? 0 : (wholeNumber("--people", values.people, MOST_PEOPLE) ?? DEMO_PEOPLE),
        show: showSteps(io),
        notice: (wording) => io.err(io.say(wording)),
        interrupted: io.interrupted,
      },
      installCounty,
    );
    await announce(io, started, values.json === true);
    await untilInterrupted(io.interrupted);
    await started.stop();
    io.err(io.say({ zh: "已停止", en: "stopped" }));
    return EXIT.fine;
  },
};

function alreadyRunning(io: Terminal, { pid, url }: Running): string {
  if (url === undefined)
    return io.say({ zh: `正在启动（进程 ${pid}）`, en: `it is starting (process ${pid})` });
  return io.say({ zh: `已在运行：${url}`, en: `already running at ${url}` });
}

async function announce(io: Terminal, started: Started, json: boolean): Promise<void> {
  const version = await readVersion();
  if (!json) {
    for (const line of summaryLines(started, version, io.lang)) io.out(line);
    return;
  }
  const { stop: _, ...said } = started;
  io.out(JSON.stringify({ version, ...said }));
}

function showSteps(io: Terminal): ShowStep {
  const progress = io.progress();
  return (step) => {
    if (!step) return progress.end();
    const { label, detail, unit, ...counts } = step;
    const text = detail === undefined ? io.say(label) : `${io.say(label)} ${detail}`;
    progress.show({ label: text, ...counts, ...(unit ? { unit: io.say(unit) } : {}) });
  };
}

async function untilInterrupted(interrupted: AbortSignal): Promise<void> {
  if (interrupted.aborted) return;
  await new Promise<void>((resolve) =>
    interrupted.addEventListener("abort", () => resolve(), { once: true }),
  );
}

/** A whole number from 0 on, or undefined when the switch is not given. */
function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new BadArguments({
    zh: `${name} 应为 0 到 ${most} 的整数`,
    en: `${name} takes a whole number up to ${most}`,
  });
}
