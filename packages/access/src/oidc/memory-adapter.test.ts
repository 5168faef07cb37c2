import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { memoryAdapter } from "./memory-adapter.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("what the provider keeps is gone when its time is over, used once, and revoked with its grant", async () => {
  const adapterOf = memoryAdapter();
  const codes = adapterOf("AuthorizationCode");
  await codes.upsert("a", { grantId: "g", uid: "u" }, 60);
  await codes.upsert("b", { grantId: "h" }, 600);
  expect(await codes.find("a")).toMatchObject({ grantId: "g" });
  expect(await adapterOf("Session").find("a")).toBeUndefined();
  expect(await codes.findByUid("u")).toBeDefined();
  await codes.consume("a");
  expect((await codes.find("a"))?.consumed).toBeTypeOf("number");
  vi.advanceTimersByTime(61_000);
  expect(await codes.find("a")).toBeUndefined();
  expect(await codes.find("b")).toBeDefined();
  await codes.revokeByGrantId("h");
  expect(await codes.find("b")).toBeUndefined();
});
