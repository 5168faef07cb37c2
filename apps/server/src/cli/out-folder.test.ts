import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeOutFolder } from "./out-folder.ts";

test("the folder for results is made before the work, or refused with what to do", async () => {
  const dir = await mkdtemp(join(tmpdir(), "olive out "));
  onTestFinished(() => rm(dir, { recursive: true }));
  const out = await makeOutFolder(join(dir, "a", "b"));
  expect((await stat(out)).isDirectory()).toBe(true);

  await writeFile(join(dir, "file"), "");
  await expect(makeOutFolder(join(dir, "file", "below"))).rejects.toMatchObject({ code: "out-not-writable" });
  await expect(makeOutFolder("/proc/olive")).rejects.toMatchObject({ code: "out-not-writable" });
});
