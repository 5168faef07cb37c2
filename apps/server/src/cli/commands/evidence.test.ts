import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOlive } from "../testing.ts";
import { PROJECT } from "../workplace.ts";

/** The worked examples of the banks' protocol have a whole pack each. */
const EXAMPLES = join(PROJECT, "packages", "finance", "vectors", "worked-example.json");

interface Key {
  readonly kid: string;
  readonly use: string;
  readonly suite: string;
  readonly publicKey: object;
}
interface Example {
  readonly evidence: {
    readonly messages: { message: string }[];
    readonly keys: readonly { holder: string }[];
  };
  readonly keys: Readonly<Record<"platform" | "bankSign", Key>>;
}

describe("./olive evidence verify", () => {
  let home: string;
  let examples: Record<"intl" | "sm", Example>;
  const write = async (name: string, value: unknown) => {
    const file = join(home, name);
    await writeFile(file, typeof value === "string" ? value : JSON.stringify(value));
    return file;
  };
  const published = ({ kid, use, suite, publicKey }: Key) => ({
    keys: [
      { kid, use, suite, publicKey, fromAt: "2026-01-01T00:00:00.000Z", untilAt: null, revokedAt: null },
    ],
  });

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "olive evidence "));
    examples = JSON.parse(await readFile(EXAMPLES, "utf8"));
  });
  afterAll(() => rm(home, { recursive: true }));

  test.each(["intl", "sm"] as const)(
    "says in Chinese that a pack of suite %s holds, and whose keys it took",
    async (code) => {
      const { evidence, keys } = examples[code];
      const file = await write("pack.json", evidence);
      const alone = await runOlive(home, "evidence", "verify", file);
      expect(alone.code).toBe(0);
      expect(alone.stdout).toContain("结论：证据成立");
      expect(alone.stdout).toContain(keys.platform.kid);
      const anchored = await runOlive(
        home,
        "evidence",
        "verify",
        file,
        "--keys",
        await write("keys.json", published(keys.platform)),
      );
      expect(anchored.code).toBe(0);
      expect(anchored.stdout).not.toContain("请与平台公布的核对");
    },
  );

  test("names what does not hold, in English too, and ends with a failure", async () => {
    const { evidence } = examples.intl;
    const less = { ...evidence, messages: evidence.messages.slice(0, -1) };
    const ended = await runOlive(home, "--lang", "en", "evidence", "verify", await write("less.json", less));
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/closing seal .* FAILED +digest/);
    expect(ended.stdout).toContain("verdict: the evidence does not hold");
  });

  test("does not take another's keys for the platform's", async () => {
    const { evidence, keys } = examples.intl;
    const file = await write("pack.json", evidence);
    const others = await write("others.json", published(keys.bankSign));
    const ended = await runOlive(home, "evidence", "verify", file, "--keys", others, "--json");
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({ holds: false });
  });

  test("refuses what is no file, no pack, no list of keys", async () => {
    const missing = await runOlive(home, "evidence", "verify", join(home, "nothing.json"));
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("不能读取")]);
    const garbled = await runOlive(home, "evidence", "verify", await write("garbled.json", "{"));
    expect(garbled.code).toBe(1);
    const other = await runOlive(home, "evidence", "verify", await write("other.json", "[]"));
    expect([other.code, other.stdout]).toEqual([1, expect.stringContaining("文件结构")]);
    const file = await write("pack.json", examples.intl.evidence);
    const keyless = await runOlive(home, "evidence", "verify", file, "--keys", await write("x.json", "[]"));
    expect([keyless.code, keyless.stderr]).toEqual([1, expect.stringContaining("/finance/v1/keys")]);
    expect((await runOlive(home, "evidence", "verify")).code).toBe(2);
  });
});
