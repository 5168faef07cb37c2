import { readConfig } from "../config.ts";
import { startBank } from "../start-bank.ts";

/**
 * `node killable-bank.ts CONFIG STEP`: a bank that is killed (SIGKILL, by its own hand, so at exactly that place) when it
 * first comes to the step; with no step it runs on.
 */
const [config = "", step] = process.argv.slice(2);
const { url } = await startBank(await readConfig(config), {
  at: (reached) => {
    if (reached === step) process.kill(process.pid, "SIGKILL");
  },
});
process.stdout.write(`${url}\n`);
process.stdin.on("end", () => process.exit(0)).resume();
