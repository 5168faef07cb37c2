/**
 * For tests: a server in a process of its own that kills itself (SIGKILL, as a power cut would) at a named boundary.
 * Told what to do by its argument; prints `reached` before it dies, `done` where it never came to the boundary.
 */
import { connect, transaction } from "@olive/db";
import { createShell } from "@olive/http";
import type { DeliverySite, DeliveryStep } from "../delivery-site.ts";
import { serveBankDoor } from "../door/bank-door.ts";
import { releaseReport } from "../release-report.ts";
import { runLanes } from "../run-lanes.ts";
import { applyInTest, prepareRelease, type ReleaseOptions, revokeConsent, siteOn } from "./small-office.ts";

export interface CrashTask {
  readonly url: string;
  /** Milliseconds by which the test's clock is ahead. */
  readonly ahead: number;
  /** Undefined: it goes through. */
  readonly step?: DeliveryStep;
  readonly release?: ReleaseOptions;
  readonly revoke?: string;
  readonly deliver?: boolean;
  /** Serves the door, on a port that it prints. */
  readonly door?: boolean;
}

const task = JSON.parse(process.argv[2] ?? "{}") as CrashTask;
const db = connect(task.url, { poolSize: 6 });
const site: DeliverySite = {
  ...siteOn(db, { now: () => new Date(Date.now() + task.ahead) }),
  hooks: { applyBankMessage: applyInTest },
  at: async (step) => {
    if (step !== task.step) return;
    process.stdout.write("reached\n", () => process.kill(process.pid, "SIGKILL"));
    await new Promise(() => {});
  },
};

if (task.door) await serveDoor();
else {
  await work();
  await db.close();
  console.log("done");
}

async function work(): Promise<void> {
  if (task.release !== undefined) {
    const input = await prepareRelease(site, task.release);
    await transaction(db, (tx) => releaseReport(tx, site, input));
  }
  if (task.deliver) await runLanes(site, new AbortController().signal);
  if (task.revoke !== undefined) {
    await revokeConsent(site, task.revoke);
    await runLanes(site, new AbortController().signal);
  }
}

async function serveDoor(): Promise<void> {
  const app = createShell({ authenticate: async () => null });
  const here = { ...site, origin: "" };
  serveBankDoor(app, here);
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  here.origin = address;
  console.log(address);
}
