import { join } from "node:path";
import type { Wording } from "@olive/kernel";
import { PROJECT } from "../cli/workplace.ts";
import { findChromium } from "../start/find-chromium.ts";

/** One step of `./olive test`. */
export interface Check {
  readonly name: Wording;
  /** Arguments for Node: the program's file first. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the step leaves Vitest's JSON report; without one the step counts as one. */
  readonly report?: string;
  /** Why the step cannot run on this machine, and what to do. */
  readonly obstacle?: Wording;
}

const installed = (...path: string[]) => join(PROJECT, "node_modules", ...path);

const lint: Check = {
  name: { zh: "格式与写法", en: "lint" },
  args: [installed("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", "."],
};
const types: Check = {
  name: { zh: "类型", en: "types" },
  args: [installed("typescript", "bin", "tsc"), "--noEmit"],
};
/** Apart from the rest: it is the browser's surroundings that its types are checked against. */
const deskTypes: Check = {
  name: { zh: "工作台的类型", en: "types of the desk" },
  args: [installed("typescript", "bin", "tsc"), "--noEmit", "-p", join(PROJECT, "apps", "desk")],
};
const deadCode: Check = {
  name: { zh: "无用代码", en: "dead code" },
  args: [installed("knip", "bin", "knip.js")],
};
const drift: Check = {
  name: { zh: "生成文件", en: "drift of generated files" },
  args: [join(PROJECT, "packages", "db", "src", "table-types", "run.ts"), "--check"],
};

/** What takes seconds: for every save. */
export function quickChecks(): Check[] {
  return [lint, types, deskTypes, vitest({ zh: "单元测试", en: "unit tests" }, "unit")];
}

/** Everything, tests in a real browser included. */
export async function fullChecks(): Promise<Check[]> {
  return [
    lint,
    types,
    deskTypes,
    deadCode,
    drift,
    vitest({ zh: "单元测试与架构", en: "unit tests, architecture" }, "unit"),
    vitest({ zh: "数据库测试", en: "database tests" }, "db"),
    await browserTests(),
  ];
}

async function browserTests(): Promise<Check> {
  const check = vitest({ zh: "浏览器测试", en: "browser tests" }, "browser");
  const chromium = await findChromium();
  if (chromium) return { ...check, env: { CHROMIUM_PATH: chromium } };
  return {
    ...check,
    obstacle: {
      zh: "没有找到 Chromium → apt-get install chromium fonts-noto-cjk，或设 CHROMIUM_PATH",
      en: "no Chromium found → apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH",
    },
  };
}

function vitest(name: Wording, project: string): Check {
  const report = join(PROJECT, ".olive", "test", `${project}.json`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const program = installed("vitest", "vitest.mjs");
  return { name, report, args: [program, "run", "--project", project, ...reporters] };
}
