import { parseArgs } from "node:util";
import { describe, expect, test } from "vitest";
import { argumentComplaint } from "./argument-complaint.ts";
import { nearest } from "./nearest.ts";
import { createProgress, describeStep, duration } from "./progress.ts";
import { table } from "./table.ts";
import { takeLanguage } from "./terminal.ts";
import { cutToWidth, displayWidth } from "./width.ts";

describe("tables", () => {
  test("align although Chinese characters take two cells", () => {
    const lines = table(
      [{ title: "登记" }, { title: "行", align: "right" }],
      [
        ["失业登记", 12345],
        ["a", 7],
      ],
    );
    expect(lines).toEqual(["登记          行", "失业登记  12,345", "a              7"]);
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
  });

  test("are cut between characters, never inside one", () => {
    expect(cutToWidth("婺城区人社局", 7)).toBe("婺城区…");
    expect(cutToWidth("abc", 3)).toBe("abc");
  });
});

describe("progress", () => {
  const record = (isTty: boolean) => {
    const written: string[] = [];
    let now = 0;
    const progress = createProgress({
      write: (text) => written.push(text),
      isTty,
      lang: "zh",
      now: () => now,
    });
    return { written, progress, at: (ms: number) => (now = ms) };
  };

  test("says count, rate and time left", () => {
    expect(describeStep({ label: "载入", done: 2000, total: 8000, unit: "行" }, 1000, "zh")).toBe(
      "载入  25%  2,000 / 8,000 行  2,000 行/s  剩余 3 s",
    );
  });

  test("writes at most one plain line every five seconds where nobody watches", () => {
    const { written, progress, at } = record(false);
    for (let ms = 0; ms <= 11_000; ms += 100) {
      at(ms);
      progress.show({ label: "载入", done: ms });
    }
    progress.end("完成");
    expect(written).toHaveLength(3);
    expect(written.join("")).not.toContain("\u001b");
  });

  test("overwrites one line on a terminal and leaves it clear", () => {
    const { written, progress } = record(true);
    progress.show({ label: "载入", done: 1 });
    progress.end();
    expect(written).toEqual(["\r\u001b[2K载入  1", "\r\u001b[2K"]);
  });

  test("shows times as a person writes them", () => {
    expect([8, 65, 3723].map(duration)).toEqual(["8 s", "1:05", "1:02:03"]);
  });
});

describe("the command line", () => {
  test("speaks Chinese unless asked for English, and takes the switch anywhere before --", () => {
    expect(takeLanguage(["up"], undefined)).toEqual({ lang: "zh", rest: ["up"] });
    expect(takeLanguage(["up", "--lang", "en", "--json"], undefined)).toEqual({
      lang: "en",
      rest: ["up", "--json"],
    });
    expect(takeLanguage(["up"], "en_GB")).toEqual({ lang: "en", rest: ["up"] });
    expect(takeLanguage(["--lang=fr"], undefined).lang).toBeUndefined();
    expect(takeLanguage(["feel", "--", "--lang=fr"], undefined).lang).toBe("zh");
  });

  test("suggests the nearest command for a slip of the finger, none for another word", () => {
    const known = ["recognise", "status", "up", "down"];
    expect(nearest("recognize", known)).toBe("recognise");
    expect(nearest("stat", known)).toBe("status");
    expect(nearest("teleport", known)).toBeUndefined();
  });
});

describe("wrong arguments", () => {
  const complain = (args: string[]) => {
    try {
      parseArgs({ args, options: { port: { type: "string" } } });
    } catch (error) {
      return argumentComplaint(error as Error);
    }
    return undefined;
  };

  test("are named in the language of the interface", () => {
    expect(complain(["--colour"])).toEqual({ zh: "没有参数 --colour", en: "there is no option --colour" });
    expect(complain(["word"])?.zh).toBe("多余的参数 word");
    expect(complain(["--port"])?.zh).toBe("参数 --port <value> 的值缺失或多余");
  });
});
