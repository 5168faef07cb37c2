import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { certifyBank, certifySandbox, type KitReport, sandboxCodes } from "@olive/bank";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { withServer } from "../workplace.ts";

/** Where the kit listens as the platform, unless it is told otherwise. */
const LISTEN = "127.0.0.1:8095";

const OPTIONS = {
  endpoint: { type: "string" },
  bank: { type: "string" },
  product: { type: "string" },
  keys: { type: "string" },
  listen: { type: "string" },
  url: { type: "string" },
  only: { type: "string" },
  patience: { type: "string" },
  json: { type: "boolean" },
  "database-url": { type: "string" },
} as const;

export const command: Command = {
  name: "certify",
  summary: {
    zh: "银行接入认证：逐项试一家银行的端口",
    en: "certify a bank: try its endpoint, scenario by scenario",
  },
  usage:
    "[--endpoint URL --bank CODE --product CODE] [--listen HOST:PORT] [--url URL] [--keys FILE] [--only CODES] [--patience SECONDS] [--json]",
  async run(args, io) {
    const { values } = parseArgs({ args, options: OPTIONS });
    const only = values.only?.split(",");
    const options = {
      ...(only === undefined ? {} : { only }),
      ...(values.patience === undefined ? {} : { patience: Number(values.patience) * 1000 }),
    };
    const report =
      values.endpoint === undefined
        ? await trySandbox(io, values.bank, values["database-url"], options)
        : await tryEndpoint(io, { ...values, endpoint: values.endpoint }, options);
    if (values.json) io.out(JSON.stringify(report));
    else showReport(io, report);
    return report.failed.length === 0 && report.scenarios > 0 ? EXIT.fine : EXIT.failure;
  },
};

interface Options {
  readonly only?: readonly string[];
  readonly patience?: number;
}

/** Without an endpoint: one of the house's own banks, started for it, to see what a report looks like. */
function trySandbox(
  io: Terminal,
  bank: string | undefined,
  databaseUrl: string | undefined,
  options: Options,
): Promise<KitReport> {
  const known = sandboxCodes();
  const code = bank ?? known[0] ?? "";
  if (!known.includes(code)) {
    throw new BadArguments({
      zh: `没有演示银行 ${code}；可用：${known.join("、")}。试自己的银行要给 --endpoint`,
      en: `no sandbox bank ${code}; there are ${known.join(", ")}. For your own bank give --endpoint`,
    });
  }
  return withServer(io, { databaseUrl }, (server) => certifySandbox(server, code, options));
}

interface Given {
  readonly endpoint: string;
  readonly bank?: string | undefined;
  readonly product?: string | undefined;
  readonly keys?: string | undefined;
  readonly listen?: string | undefined;
  readonly url?: string | undefined;
}

async function tryEndpoint(io: Terminal, given: Given, options: Options): Promise<KitReport> {
  const { endpoint, bank, product } = given;
  if (!URL.canParse(endpoint) || bank === undefined || product === undefined) {
    throw new BadArguments({
      zh: "--endpoint 要完整的网址，并给 --bank（银行代码）和 --product（样例店申请的产品）",
      en: "--endpoint takes a whole address, with --bank (its code) and --product (what the sample shop asks for)",
    });
  }
  const [host = "", port = ""] = (given.listen ?? LISTEN).split(":");
  if (!/^\d{1,5}$/.test(port)) {
    throw new BadArguments({ zh: "--listen 应为 主机:端口", en: "--listen takes HOST:PORT" });
  }
  const at = given.url ?? `http://${host}:${port}`;
  io.err(io.say({ zh: `银行的平台地址应设为 ${at}`, en: `the bank's platform address has to be ${at}` }));
  return certifyBank({
    ...{ code: bank, endpoint, product, ...options },
    listen: { host, port: Number(port), publicUrl: given.url },
    ...(given.keys === undefined ? {} : { keys: JSON.parse(await readFile(given.keys, "utf8")) as unknown }),
  });
}

function showReport(io: Terminal, report: KitReport): void {
  const columns = [
    "",
    "",
    { zh: "试什么", en: "what" },
    { zh: "应当", en: "expected" },
    { zh: "实际", en: "found" },
  ].map((title) => ({ title: typeof title === "string" ? title : io.say(title) }));
  const rows = report.tried.map(({ passed, code, title, expects, found }) => [
    ...[passed ? "✓" : "✗", code, io.say(title), io.say(expects), found ?? ""],
  ]);
  for (const line of table(columns, rows)) io.out(line);
  const { bank, scenarios, negative, passed, failed } = report;
  io.out(
    io.say({
      zh: `${bank}：${scenarios} 项（应当拒绝的 ${negative} 项），通过 ${passed}，没通过 ${failed.length}`,
      en: `${bank}: ${scenarios} scenarios (${negative} negative), ${passed} passed, ${failed.length} failed`,
    }),
  );
}
