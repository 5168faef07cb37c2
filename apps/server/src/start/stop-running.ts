import { setTimeout as delay } from "node:timers/promises";
import { findRunning, forgetRunning } from "./running.ts";

/** How long a stop may take (ms) before the process is ended by force; the data survive that. */
const PATIENCE = 4_000;
const LOOK_AGAIN = 30;

/** Stops the `./olive up` of a home folder. @returns false when none was running. */
export async function stopRunning(home: string): Promise<boolean> {
  const running = await findRunning(home);
  if (!running) {
    await forgetRunning(home);
    return false;
  }
  process.kill(running.pid, "SIGTERM");
  const end = Date.now() + PATIENCE;
  while ((await findRunning(home)) && Date.now() < end) await delay(LOOK_AGAIN);
  if (await findRunning(home)) process.kill(running.pid, "SIGKILL");
  await forgetRunning(home);
  return true;
}
