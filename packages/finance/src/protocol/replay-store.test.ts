import { expect, test } from "vitest";
import { memoryReplayStore } from "./replay-store.ts";

const START = Date.parse("2026-11-02T02:00:00.000Z");
const WINDOW = 300_000;

test("a flood of a million nonces: none accepted twice, none forgotten early, the next refused", async () => {
  const FLOOD = 1_000_000;
  const store = memoryReplayStore(FLOOD);
  const end = new Date(START + WINDOW);
  const commit = (entry: number, at: number) => store.commit(`kid ${entry}`, end, new Date(at));
  let accepted = 0;
  for (let entry = 0; entry < FLOOD; entry++) if (await commit(entry, START)) accepted++;
  expect(accepted).toBe(FLOOD);
  await expect(commit(FLOOD, START)).rejects.toThrow("full");
  for (let entry = 0; entry < FLOOD; entry += 997) expect(await commit(entry, START + WINDOW)).toBe(false);
  expect(store.size).toBe(FLOOD);
  expect(await commit(FLOOD, START + WINDOW + 1000)).toBe(true);
  expect(store.size).toBe(1);
}, 60_000);

test("an entry is kept through its last moment, and forgotten after it", async () => {
  const store = memoryReplayStore();
  const end = new Date(START + WINDOW);
  expect(await store.commit("a", end, new Date(START))).toBe(true);
  expect(await store.commit("a", end, end)).toBe(false);
  expect(await store.commit("b", new Date(START + 2 * WINDOW), new Date(START + WINDOW + 1000))).toBe(true);
  expect(store.size).toBe(1);
});

test("a clock that goes back forgets nothing", async () => {
  const store = memoryReplayStore();
  const end = new Date(START + WINDOW);
  await store.commit("a", end, new Date(START));
  expect(await store.commit("a", end, new Date(START - WINDOW))).toBe(false);
});
