import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTerminal } from "../terminal.ts";
import { runOlive } from "../testing.ts";
import { PROJECT } from "../workplace.ts";
import { command } from "./evidence.ts";

/** The worked examples of the banks' protocol have a whole pack each. */
const EXAMPLES = join(PROJECT, "packages", "finance", "vectors", "worked-example.json");

interface Key {
  readonly kid: string;
  readonly use: string;
  readonly suite: string;
  readonly publicKey: object;
}
interface Example {
  readonly evidence: { readonly messages: { message: string }[] };
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

  /** The command in this process: what it wrote, and how it ended. */
  async function verify(lang: "zh" | "en", ...args: string[]): Promise<{ code: number; out: string }> {
    const lines: string[] = [];
    const io = {
      ...openTerminal(lang, new AbortController().signal),
      out: (line: string) => void lines.push(line),
    };
    const code = await command.run(["verify", ...args], io);
    return { code, out: lines.join("\n") };
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "olive evidence "));
    examples = JSON.parse(await readFile(EXAMPLES, "utf8"));
  });
  afterAll(() => rm(home, { recursive: true }));

  test("runs as a command", async () => {
    const ended = await runOlive(
      home,
      "evidence",
      "verify",
      await write("pack.json", examples.intl.evidence),
    );
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining("结论：证据成立")]);
  }, 60_000);

  test.each(["intl", "sm"] as const)(
    "says that a pack of suite %s holds, and whose keys it took",
    async (code) => {
      const { evidence, keys } = examples[code];
      const file = await write("pack.json", evidence);
      const alone = await verify("zh", file);
      expect([alone.code, alone.out]).toEqual([0, expect.stringContaining("结论：证据成立")]);
      expect(alone.out).toContain(keys.platform.kid);
      const anchored = await verify("zh", file, "--keys", await write("keys.json", published(keys.platform)));
      expect(anchored.code).toBe(0);
      expect(anchored.out).not.toContain("请与平台公布的核对");
    },
  );

  test("names what does not hold, in English too, and ends with a failure", async () => {
    const { evidence } = examples.intl;
    const less = { ...evidence, messages: evidence.messages.slice(0, -1) };
    const ended = await verify("en", await write("less.json", less));
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/closing seal .* FAILED +digest/);
    expect(ended.out).toContain("verdict: the evidence does not hold");
  });

  test("does not take another's keys for the platform's", async () => {
    const { evidence, keys } = examples.intl;
    const others = await write("others.json", published(keys.bankSign));
    const ended = await verify("zh", await write("pack.json", evidence), "--keys", others, "--json");
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ holds: false });
  });

  test("refuses what is no file, no pack, no list of keys", async () => {
    const unreadable = { code: "evidence-unreadable" };
    await expect(verify("zh", join(home, "nothing.json"))).rejects.toMatchObject(unreadable);
    await expect(verify("zh", await write("garbled.json", "{"))).rejects.toMatchObject(unreadable);
    const other = await verify("zh", await write("other.json", "[]"));
    expect([other.code, other.out]).toEqual([1, expect.stringContaining("文件结构")]);
    const file = await write("pack.json", examples.intl.evidence);
    const keyless = verify("zh", file, "--keys", await write("x.json", "[]"));
    await expect(keyless).rejects.toMatchObject({ code: "keys-unreadable" });
    await expect(verify("zh")).rejects.toMatchObject({ name: "BadArguments" });
  });
});
