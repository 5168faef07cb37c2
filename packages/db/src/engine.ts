import type { Wording } from "@olive/kernel";
import { unsupportedVersion } from "./refusals.ts";

/**
 * The engine gate. Newest minor release of each major version known on `checkedOn`, with what an older one
 * lacks. Each round closed security holes of high severity (named in Debian's changelog of PostgreSQL 15), so
 * an engine behind the newest is fit for trying and testing, not for citizens' data.
 */
const NEWEST_MINOR: Readonly<Record<number, number>> = { 15: 20, 16: 16, 17: 12, 18: 6 };
const CHECKED_ON = "2026-11-23";

export interface EngineState {
  /** For instance "15.18". */
  readonly version: string;
  readonly newest: string;
  readonly behind: boolean;
}

/** Judges server_version_num (150018 is 15.18). Refuses a major version that Olive is not tested with. */
export function judgeEngine(versionNumber: number): EngineState {
  const major = Math.floor(versionNumber / 10_000);
  const minor = versionNumber % 10_000;
  const newest = NEWEST_MINOR[major];
  const version = `${major}.${minor}`;
  if (newest === undefined) throw unsupportedVersion(version);
  return { version, newest: `${major}.${newest}`, behind: minor < newest };
}

/** The warning for an engine that lacks security fixes; undefined when it is up to date. */
export async function engineNotice(
  query: <Row>(sql: string) => Promise<Row[]>,
  embedded: boolean,
): Promise<Wording | undefined> {
  const [row] = await query<{ number: string }>("select current_setting('server_version_num') as number");
  const { version, newest, behind } = judgeEngine(Number(row?.number));
  if (!behind) return undefined;
  const way = embedded
    ? {
        zh: "正式数据请用 --database-url 指定已更新的 PostgreSQL（同一数据目录可由 Debian 的 PostgreSQL 15 直接打开）",
        en: "for real data give an up-to-date PostgreSQL by --database-url (Debian's 15 opens the same folder)",
      }
    : { zh: "请先更新再存放正式数据", en: "update it before it holds real data" };
  return {
    zh: `PostgreSQL ${version} 落后于 ${newest}（${CHECKED_ON} 所知），缺少安全修补；${way.zh}`,
    en: `PostgreSQL ${version} is behind ${newest} (as of ${CHECKED_ON}) and lacks security fixes; ${way.en}`,
  };
}
