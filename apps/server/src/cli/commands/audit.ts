import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import {
  type AuditVerdict,
  acceptRestore,
  findingWords,
  listSeals,
  type SecondPlace,
  secondPlaceOf,
  verifyAudit,
} from "@olive/access";
import { type Database, STANDING_SPACE } from "@olive/db";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { readCounty } from "../recognition/read-arguments.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { homeFolder, withSpace } from "../workplace.ts";

/** Seals that fit a screen; --json has as many. */
const SEALS_SHOWN = 20;

const OPTIONS = {
  county: { type: "string" },
  space: { type: "string" },
  reason: { type: "string" },
  json: { type: "boolean" },
  "database-url": { type: "string" },
} as const;

interface Asked {
  readonly io: Terminal;
  readonly db: Database;
  readonly county: string;
  readonly secondPlace: SecondPlace;
  readonly json: boolean;
  readonly reason: string | undefined;
}

const ACTS: Readonly<Record<string, (asked: Asked) => Promise<number>>> = { verify, seals, restored };

export const command: Command = {
  name: "audit",
  summary: {
    zh: "核验审计：逐条重算，与另存的封存比对",
    en: "verify the audit: every leaf anew, against the seals kept elsewhere",
  },
  usage: "verify|seals|restored --reason TEXT [--county NAME] [--space NAME] [--json] [--database-url URL]",
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const act = positionals.length === 1 ? ACTS[positionals[0] ?? ""] : undefined;
    if (act === undefined) {
      throw new BadArguments({
        zh: "请写 ./olive audit verify、seals 或 restored",
        en: "write ./olive audit verify, seals or restored",
      });
    }
    const county = (await readCounty(values.county)).code;
    const secondPlace = secondPlaceOf(homeFolder(), county);
    const space = values.space ?? STANDING_SPACE;
    const place = { space, mustExist: true, databaseUrl: values["database-url"] };
    const { json = false, reason } = values;
    return withSpace(io, place, (db) => act({ io, db, county, secondPlace, json, reason }));
  },
};

async function verify({ io, db, county, secondPlace, json }: Asked): Promise<number> {
  const begun = performance.now();
  const verdict = await verifyAudit(db, county, secondPlace);
  const seconds = (performance.now() - begun) / 1000;
  if (json) io.out(JSON.stringify({ ...verdict, secondPlace: secondPlace.path, seconds }));
  else report(io, verdict, secondPlace.path, seconds);
  return verdict.finding === undefined ? EXIT.fine : EXIT.failure;
}

/** The latest seals of the second place, to be compared by eye with what was printed or sent elsewhere. */
async function seals({ io, secondPlace, json }: Asked): Promise<number> {
  const latest = await listSeals(secondPlace, SEALS_SHOWN);
  if (json) {
    io.out(JSON.stringify({ secondPlace: secondPlace.path, seals: latest }));
    return EXIT.fine;
  }
  const titles = [
    { title: io.say({ zh: "封存时间", en: "sealed at" }) },
    { title: io.say({ zh: "记录", en: "leaves" }), align: "right" as const },
    { title: io.say({ zh: "根", en: "root" }) },
    { title: io.say({ zh: "密钥", en: "key" }) },
  ];
  for (const line of table(
    titles,
    latest.map(({ at, size, root, key }) => [at, size, root, key]),
  ))
    io.out(line);
  io.out(io.say({ zh: `另存于 ${secondPlace.path}`, en: `second place ${secondPlace.path}` }));
  return EXIT.fine;
}

async function restored({ io, db, county, secondPlace, reason }: Asked): Promise<number> {
  if (!reason?.trim()) {
    throw new BadArguments({
      zh: "请用 --reason 写明为何恢复、从哪份备份",
      en: "say with --reason why, and from which backup",
    });
  }
  const operator = userInfo().username;
  const aside = await acceptRestore(db, { county, secondPlace, now: new Date(), reason, operator });
  io.out(
    io.say({
      zh: `已记入审计，封存将接着数据库继续；丢失部分的封存保留在 ${aside}`,
      en: `noted in the audit; sealing goes on from the database; the seals of what was lost are kept in ${aside}`,
    }),
  );
  return EXIT.fine;
}

function report(io: Terminal, verdict: AuditVerdict, path: string, seconds: number): void {
  const { leaves, seals, unsealed, sealedAt, finding } = verdict;
  const counted = [leaves, seals, unsealed].map((count) => count.toLocaleString("en-US"));
  if (finding !== undefined) io.err(`✗ ${io.say(findingWords(finding))}`);
  io.out(
    io.say({
      zh: `${finding === undefined ? "✓ 无改动：" : "在它之前，"}${counted[0]} 条记录、${counted[1]} 次封存与另存一致；${counted[2]} 条待封存（${seconds.toFixed(1)} 秒）`,
      en: `${finding === undefined ? "✓ as it was: " : "before it "}${counted[0]} leaves and ${counted[1]} seals agree with the second place; ${counted[2]} wait for their seal (${seconds.toFixed(1)} s)`,
    }),
  );
  io.out(
    io.say({
      zh: `最近封存 ${sealedAt ?? "尚无"} · 另存于 ${path}`,
      en: `last seal ${sealedAt ?? "none yet"} · second place ${path}`,
    }),
  );
  if (finding === undefined) return;
  io.out(
    io.say({
      zh: "请保留现场（数据库与另存的文件都不要动），报告安全管理员；恢复办法见 docs/operations.md",
      en: "Leave database and second place as they are and tell the security administrator; docs/operations.md says how to go on",
    }),
  );
}
