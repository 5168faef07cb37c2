import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  EVIDENCE_CHECKS,
  type EvidenceState,
  type EvidenceVerdict,
  type KnownKey,
  publishedKeysSchema,
  verifyEvidence,
} from "@olive/finance/protocol";
import { Refusal, type Wording } from "@olive/kernel";
import { BadArguments, type Command, EXIT } from "../command.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";

/** A pack holds ciphertexts of one application: more than this is no pack. */
const MOST_BYTES = 64 * 1024 * 1024;

const STATES: Readonly<Record<EvidenceState, Wording>> = {
  passed: { zh: "通过", en: "passed" },
  failed: { zh: "不通过", en: "FAILED" },
  absent: { zh: "无此内容", en: "not in the pack" },
};

const NOT_COMPARED: Wording = { zh: "未比对", en: "not compared" };

export const command: Command = {
  name: "evidence",
  summary: {
    zh: "离线核验一笔融资申请的证据包：授权、报告根、回执、报价",
    en: "verify the evidence pack of one financing application, offline",
  },
  usage: "verify FILE [--keys FILE] [--json]",
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { keys: { type: "string" }, json: { type: "boolean" } },
    });
    const [act, file] = positionals;
    if (act !== "verify" || file === undefined || positionals.length > 2) {
      throw new BadArguments({
        zh: "请写 ./olive evidence verify 文件",
        en: "write ./olive evidence verify FILE",
      });
    }
    const anchors = values.keys === undefined ? undefined : await readKeys(values.keys);
    const verdict = await verifyEvidence(await readJson(file), anchors);
    if (values.json) io.out(JSON.stringify(verdict, null, 2));
    else show(io, verdict, anchors !== undefined);
    return verdict.holds ? EXIT.fine : EXIT.failure;
  },
};

function show(io: Terminal, { findings, about, holds }: EvidenceVerdict, hasAnchors: boolean): void {
  if (about !== null) {
    io.out(
      io.say({
        zh: `申请 ${about.application} · 银行 ${about.bank} · 套件 ${about.suite} · 消息 ${about.messages} 条`,
        en: `application ${about.application} · bank ${about.bank} · suite ${about.suite} · ${about.messages} messages`,
      }),
    );
  }
  const rows = findings.map(({ check, state, detail }) => [
    io.say(EVIDENCE_CHECKS[check]),
    io.say(check === "platformKeys" && state === "absent" ? NOT_COMPARED : STATES[state]),
    detail ?? "",
  ]);
  for (const line of table([{ title: "" }, { title: "" }, { title: "" }], rows).slice(1)) io.out(`  ${line}`);
  if (about !== null && !hasAnchors) {
    const kids = about.platformKids.join(", ");
    io.out(
      io.say({
        zh: `平台公钥取自文件本身：请与平台公布的核对（--keys 文件）：${kids}`,
        en: `the platform's keys are the file's own: compare with those it publishes (--keys FILE): ${kids}`,
      }),
    );
  }
  io.out(
    holds
      ? io.say({ zh: "结论：证据成立", en: "verdict: the evidence holds" })
      : io.say({ zh: "结论：证据不成立", en: "verdict: the evidence does not hold" }),
  );
}

async function readJson(file: string): Promise<unknown> {
  const unreadable = (cause: unknown): Refusal =>
    new Refusal({
      code: "evidence-unreadable",
      message: { zh: `不能读取 ${file}`, en: `${file} can't be read` },
      remedy: { zh: "请给出平台导出的 JSON 文件", en: "give the JSON file that the platform exported" },
      cause,
    });
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  if (bytes.length > MOST_BYTES) throw unreadable("too large");
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw unreadable(cause);
  }
}

async function readKeys(file: string): Promise<KnownKey[]> {
  const parsed = publishedKeysSchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  throw new Refusal({
    code: "keys-unreadable",
    message: { zh: `${file} 不是平台公布的公钥`, en: `${file} is not the platform's list of keys` },
    remedy: { zh: "请保存 /finance/v1/keys 的内容", en: "save what /finance/v1/keys answers" },
  });
}
