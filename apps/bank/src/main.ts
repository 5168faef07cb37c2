import { parseArgs } from "node:util";
import { readConfig } from "./config.ts";
import { startBank } from "./start-bank.ts";

/** `node apps/bank/src/main.ts --config FILE`: says where it listens in one line of JSON, and runs until told to stop. */
const { values } = parseArgs({ options: { config: { type: "string" } } });
if (values.config === undefined) {
  process.stderr.write("--config FILE\n");
  process.exit(2);
}
const running = await startBank(await readConfig(values.config));
const { url, banks } = running;
process.stdout.write(`${JSON.stringify({ url, banks: banks.map(({ settings }) => settings.code) })}\n`);
const stop = () => void running.stop().finally(() => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
// Started by another process: when that one is gone, however it went, its pipe closes and so does the bank.
if (process.send === undefined && !process.stdin.isTTY) process.stdin.on("end", stop).resume();
