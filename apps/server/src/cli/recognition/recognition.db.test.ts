import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ResolvedServer, resolveServer } from "@olive/db";
import { residentIdOf } from "@olive/kernel";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runOlive } from "../testing.ts";
import { PROJECT } from "../workplace.ts";

const SAMPLE = join(PROJECT, "counties", "wucheng", "extracts", "sample");
let server: ResolvedServer;
let home: string;
let out: string;

const olive = (...args: string[]) => runOlive(home, ...args);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "olive-home-"));
  // Under root the server runs as another account, which has to reach its folder.
  await chmod(home, 0o755);
  // Held open, so that each command finds it running instead of starting it.
  server = await resolveServer({ home });
  out = join(home, "out");
  const ended = await olive("recognise", SAMPLE, "--as-of", "2022-05-31", "--out", out);
  expect(ended.code).toBe(0);
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true });
});

test("recognise writes the three files to the byte as expected, also the second time", async () => {
  const again = await olive("recognise", SAMPLE, "--as-of", "2022-05-31", "--out", join(home, "again"));
  expect(again.code).toBe(0);
  for (const name of ["recognised.csv", "issues.csv", "counts.csv"]) {
    const expected = await readFile(join(SAMPLE, "expected", name), "utf8");
    expect(await readFile(join(out, name), "utf8"), name).toBe(expected);
    expect(await readFile(join(home, "again", name), "utf8"), name).toBe(expected);
  }
});

test("recognise says which files nobody knew on the day", async () => {
  const ended = await olive("recognise", SAMPLE, "--as-of", "2022-04-15", "--out", join(home, "past"));
  expect(ended.code).toBe(0);
  expect(ended.stderr).toContain("当日尚不可知");
  expect(ended.stderr).toContain("市场监管局_市场主体_20220531.csv");
  expect(ended.stderr).not.toContain("公安局_常住人口_20220331.csv");
});

test("recognise goes on past a file that is no extract, and names it", async () => {
  const folder = join(home, "with-a-stranger");
  await mkdir(folder);
  await cp(join(SAMPLE, "公安局_常住人口_20220331.csv"), join(folder, "公安局_常住人口_20220331.csv"));
  await writeFile(join(folder, "说明.txt"), "这不是数据");
  const ended = await olive("recognise", folder, "--as-of", "2022-05-31", "--out", join(home, "stranger"));
  expect(ended.code).toBe(0);
  expect(ended.stderr).toContain("说明.txt");
  await olive("recognise", SAMPLE, "--as-of", "2022-05-31", "--out", out);
});

test.each([
  [["explain", "330799196804280006", "--group", "graduat"], "graduate 高校毕业生"],
  [["simulate", "--group", "graduate", "--set", "毕业限=48"], "毕业年限"],
  [["simulate", "--group", "graduate", "--set", "毕业年限=四年"], "整数"],
  [["simulate", "--group", "graduate", "--set", "低收入线=20000"], "毕业年限"],
])("%j ends with 2 and says what to do", async (args, hint) => {
  const ended = await olive(...args);
  expect(ended.stderr).toContain(hint);
  expect(ended.code).toBe(2);
});

test("explain shows each part, the record behind it, what is missing and what would change it", async () => {
  const { stdout, code } = await olive("explain", "330799196804280006", "--group", "hardToEmploy");
  expect(code).toBe(0);
  expect(stdout).toContain("? 就业困难人员 (hardToEmploy) 2022-05-31: 未知");
  expect(stdout).toContain("✓ 劳动年龄内");
  expect(stdout).toContain("失业登记 2022-03-31 (人社局_失业登记_20220331.xlsx 第 49 行)");
  expect(stdout).toContain("失业登记.就业意愿 330***********0006  → 人社局");
  expect(stdout).toContain("符合 ← 若 登记.就业意愿 = 是");
  expect(stdout).not.toContain("330799196804280006");
});

test("explain gives the same to machines", async () => {
  const { stdout } = await olive("explain", "330799196804280006", "--group", "hardToEmploy", "--json");
  const explanation: unknown = JSON.parse(stdout);
  expect(explanation).toMatchObject({
    residentId: "330799196804280006",
    asOf: "2022-05-31",
    verdict: "unknown",
    policy: { code: "hardToEmploy", confirm: ["人社局"] },
    missing: [{ register: "失业登记", column: "就业意愿", department: "人社局" }],
  });
});

test("explain without a group gives the answer of each", async () => {
  const { stdout } = await olive("explain", "330799196804280006");
  expect(stdout).toContain("? 就业困难人员 (hardToEmploy)");
  expect(stdout).toContain("✗ 高校毕业生 (graduate)");
});

test("explain says why somebody is not part of the population", async () => {
  const nobody = await olive("explain", residentIdOf("33079919900101999"), "--group", "graduate");
  expect(nobody).toMatchObject({ code: 1 });
  expect(nobody.stderr).toContain("常住人口 里没有此人");
  const early = await olive("explain", "330799196804280006", "--group", "graduate", "--as-of", "2022-01-01");
  expect(early.code).toBe(1);
  expect(early.stderr).toContain("--as-of 2022-0");
});

test("simulate counts who leaves, by township and village, and writes the lists in full", async () => {
  const dir = join(home, "simulated");
  const { stdout, code } = await olive(
    "simulate",
    "--group",
    "graduate",
    "--set",
    "毕业年限=48",
    "--out",
    dir,
  );
  expect(code).toBe(0);
  expect(stdout).toContain("毕业年限: 60 → 48");
  expect(stdout).toContain("进入 0 人，退出 10 人");
  expect(stdout).not.toMatch(/\d{17}[\dX]/);
  const leave = (await readFile(join(dir, "leave.csv"), "utf8")).trimEnd().split("\n");
  expect(leave).toHaveLength(11);
  expect(leave[1]).toMatch(/^\d{17}[\dX],.+,.+,yes,no$/);
  expect(await readFile(join(dir, "enter.csv"), "utf8")).toBe("resident_id,township,village,before,after\n");
});

test("gaps ranks what is missing, and says whom to ask", async () => {
  const dir = join(home, "gaps");
  const { stdout, code } = await olive("gaps", "--by", "township", "--out", dir);
  expect(code).toBe(0);
  expect(stdout).toContain("91 个结果未知");
  expect(stdout).toMatch(/家庭收入 +（整条记录） +核对中心 +14 +37 +37/);
  const list = (await readFile(join(dir, "gaps.csv"), "utf8")).split("\n");
  expect(list[0]).toBe("register,column,department,subject,settles,named");
  expect(list[1]).toMatch(/^家庭收入,,核对中心,H\d+,5,5$/);
});
