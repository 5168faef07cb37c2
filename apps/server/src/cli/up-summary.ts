import { STANDING_SPACE } from "@olive/db";
import type { Started } from "../start/start-server.ts";
import { table } from "./table.ts";
import type { Lang } from "./terminal.ts";

/** What a person sees once Olive is up: where to go, how to get in, what is there, how to stop. At most 16 lines. */
export function summaryLines(started: Started, version: string, lang: Lang): string[] {
  const zh = lang === "zh";
  const { url, bankUrl, county, seconds, isDemo, figures, databaseHost } = started;
  const demo = isDemo ? (zh ? "（演示数据，均为虚构）" : " (demo data, all invented)") : "";
  const ready = zh ? `就绪 ${seconds.toFixed(1)} 秒` : `ready in ${seconds.toFixed(1)} s`;
  const addresses = [
    [zh ? "首页" : "Pages", `${url}/`],
    [zh ? "工作台" : "Desk", `${url}/desk/`],
    [zh ? "接口文档" : "API", `${url}/docs`],
    [zh ? "健康" : "Health", `${url}/healthz`],
    ...(bankUrl === undefined ? [] : [[zh ? "演示银行" : "Demo banks", `${bankUrl}/`]]),
  ];
  return [
    `橄榄 Olive ${version} · ${county.name[lang]}${demo} · ${ready}`,
    ...indent(table([{ title: "" }, { title: "" }], addresses).slice(1)),
    ...signInLines(started, lang),
    ...firstLinkLines(started, lang),
    ...indent([
      figures.map(({ name, count }) => `${count.toLocaleString("en-US")} ${name[lang]}`).join(" · "),
    ]),
    ...indent(trySomething(started, lang)),
    ...indent([
      zh
        ? `停止 Ctrl-C 或 ./olive down · 数据在 ${databaseHost ?? ".olive/"}`
        : `stop: Ctrl-C or ./olive down · data in ${databaseHost ?? ".olive/"}`,
    ]),
  ];
}

/** Accounts that a line's width holds; the sign-in page shows all. */
const NAMED = 6;

function signInLines({ signIns, url }: Started, lang: Lang): string[] {
  if (signIns.length === 0) return [];
  const some = signIns.slice(0, NAMED).map(({ name, role }) => `${role[lang]} ${name}`);
  return indent(
    lang === "zh"
      ? [`登录    ${url}/sign-in  本机演示，选一个身份进入：${some.join("、")} 等 ${signIns.length} 个`]
      : [
          `sign in ${url}/sign-in  demo on this machine, choose who to be: ${some.join(", ")} … (${signIns.length})`,
        ],
  );
}

/** Outside the demo nobody has an account yet: the first administrator makes the others'. */
function firstLinkLines({ firstLink }: Started, lang: Lang): string[] {
  if (firstLink === undefined) return [];
  const zh = `首个安全管理员（一次性链接，两天内有效）：${firstLink}`;
  const en = `first security administrator (a one-time link, for two days): ${firstLink}`;
  return indent([lang === "zh" ? zh : en]);
}

/** Commands to paste: the person is one of the demo's, whatever space was used last. */
function trySomething({ example }: Started, lang: Lang): string[] {
  const explain = example
    ? [`./olive explain ${example.residentId} --group ${example.group} --space ${STANDING_SPACE}`]
    : [];
  return lang === "zh"
    ? [`试试：${["./olive recognise 文件夹 --as-of 日期", ...explain, "./olive help"].join(" · ")}`]
    : [`try: ${["./olive recognise FOLDER --as-of DATE", ...explain, "./olive help"].join(" · ")}`];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
