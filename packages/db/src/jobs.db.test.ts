import { testDatabase } from "@olive/testing";
import { expect, test } from "vitest";
import { type Job, startJobs, wakeJob } from "./jobs.ts";

const db = await testDatabase();
const HOUR = 3_600_000;
const noFault = (_job: Job, error: unknown) => {
  throw error;
};

/** Resolves with the number of runs once there were as many. */
function counted(name: string, answer: (run: number) => boolean = () => false) {
  let runs = 0;
  const waiting: { least: number; resolve: (runs: number) => void }[] = [];
  const job: Job = {
    name,
    everyMs: HOUR,
    run: async () => {
      runs += 1;
      for (const { least, resolve } of waiting) if (runs >= least) resolve(runs);
      return answer(runs);
    },
  };
  const reached = (least: number) =>
    new Promise<number>((resolve) => (runs >= least ? resolve(runs) : waiting.push({ least, resolve })));
  return { job, reached, runs: () => runs };
}

test("a job runs at the start, again at once while there is more, and when it is woken", async () => {
  const { job, reached } = counted("countThree", (run) => run < 3);
  const jobs = startJobs(db, [job], noFault);
  expect(await reached(3)).toBe(3);
  // The third run has answered that there is no more; a waking that comes before its loop waits is heard at the next.
  const woken = reached(4);
  const wake = setInterval(() => wakeJob("countThree"), 5);
  expect(await woken).toBe(4);
  clearInterval(wake);
  await jobs.stop();
});

test("two servers on one database take turns: the same job never runs twice at once", async () => {
  let inside = 0;
  let most = 0;
  let runs = 0;
  const job: Job = {
    name: "takeTurns",
    everyMs: HOUR,
    run: async () => {
      inside += 1;
      most = Math.max(most, inside);
      await db.query("select pg_sleep(0.01)");
      inside -= 1;
      runs += 1;
      return runs < 20;
    },
  };
  const servers = [startJobs(db, [job], noFault), startJobs(db, [job], noFault)];
  await expect.poll(() => runs, { timeout: 10_000 }).toBeGreaterThanOrEqual(20);
  await Promise.all(servers.map((server) => server.stop()));
  expect(most).toBe(1);
});

test("a run that fails is told, and does not end the others", async () => {
  const faults: string[] = [];
  const broken: Job = {
    name: "fail",
    everyMs: HOUR,
    run: async () => {
      throw new Error("no");
    },
  };
  const sound = counted("goOn");
  const jobs = startJobs(db, [broken, sound.job], ({ name }) => faults.push(name));
  await sound.reached(1);
  await expect.poll(() => faults).toEqual(["fail"]);
  await jobs.stop();
});
