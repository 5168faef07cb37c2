/** A thread that fills lists from columns in shared memory, next to its sisters. */
import { parentPort } from "node:worker_threads";
import { fillLists } from "./lists.ts";
import type { MatchTask } from "./rank-everybody.ts";

parentPort?.on("message", ({ market, index, lists, counter }: MatchTask) => {
  fillLists(market, index, lists, counter);
  parentPort?.postMessage("done");
});
