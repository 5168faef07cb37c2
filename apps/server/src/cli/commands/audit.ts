import { parseArgs } from "node:util";
import { type AuditVerdict, findingWords, secondPlaceOf, verifyAudit } from "@olive/access";
import { STANDING_SPACE } from "@olive/db";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { readCounty } from "../recognition/read-arguments.ts";
import type { Terminal } from "../terminal.ts";
import { homeFolder, withSpace } from "../workplace.ts";

export const command: Command = {
  name: "audit",
  summary: {
    zh: "核验审计：逐条重算，与另存的封存比对",
    en: "verify the audit: every leaf anew, against the seals kept elsewhere",
  },
  usage: "verify [--county NAME] [--space NAME] [--json] [--database-url URL]",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        county: { type: "string" },
        space: { type: "string" },
        json: { type: "boolean" },
        "database-url": { type: "string" },
      },
    });
    if (positionals.length !== 1 || positionals[0] !== "verify") {
      throw new BadArguments({ zh: "请写 ./olive audit verify", en: "write ./olive audit verify" });
    }
    const county = await readCounty(values.county);
    const secondPlace = secondPlaceOf(homeFolder(), county.code);
    const place = {
      space: values.space ?? STANDING_SPACE,
      mustExist: true,
      databaseUrl: values["database-url"],
    };
    return withSpace(io, place, async (db) => {
      const begun = performance.now();
      const verdict = await verifyAudit(db, county.code, secondPlace);
      const seconds = (performance.now() - begun) / 1000;
      if (values.json) io.out(JSON.stringify({ ...verdict, secondPlace: secondPlace.path, seconds }));
      else report(io, verdict, secondPlace.path, seconds);
      return verdict.finding === undefined ? EXIT.fine : EXIT.failure;
    });
  },
};

function report(io: Terminal, verdict: AuditVerdict, path: string, seconds: number): void {
  const { leaves, seals, unsealed, sealedAt, finding } = verdict;
  const counted = [leaves, seals, unsealed].map((count) => count.toLocaleString("en-US"));
  if (finding !== undefined) io.err(`✗ ${io.say(findingWords(finding))}`);
  io.out(
    io.say({
      zh: `${finding === undefined ? "✓ 无改动：" : "此前"}${counted[0]} 条记录、${counted[1]} 次封存与另存一致；${counted[2]} 条待封存（${seconds.toFixed(1)} 秒）`,
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
