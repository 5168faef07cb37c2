import { createHash, randomBytes } from "node:crypto";
import { Refusal } from "@olive/kernel";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { BankContext } from "../bank-context.ts";

export interface Staff {
  readonly code: string;
  readonly name: string;
  readonly title: string;
}

const HOUR = 3_600_000;
const SESSION = 8 * HOUR;
const LINK = HOUR / 2;
const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");
const cookieOf = (context: BankContext): string => `olive-bank-${context.settings.code}`;

/** From this very machine and through no proxy: the only place where a demo's cards and knobs answer. */
export function isLocal(request: FastifyRequest): boolean {
  return LOOPBACK.has(request.ip) && request.headers["x-forwarded-for"] === undefined;
}

/** Refuses whatever isn't the sandbox on this machine. */
export function requireSandbox({ sandbox }: BankContext, request: FastifyRequest): void {
  if (sandbox && isLocal(request)) return;
  throw new Refusal({
    code: "sandbox-only",
    status: 403,
    message: { zh: "只在演示方式下、在本机可用", en: "Only in the sandbox, on this machine" },
    remedy: { zh: "请用一次性登录链接", en: "Use a one-time link" },
  });
}

export function staffOf({ settings }: BankContext, code: string): Staff | undefined {
  const found = settings.staff.find((one) => one.code === code);
  return found && { code, name: found.name, title: found.title.zh };
}

async function keep(context: BankContext, staff: string, link: boolean): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const until = new Date(context.now().getTime() + (link ? LINK : SESSION));
  await context.db.query(
    "insert into bank.session (token_hash, bank, staff, link, until) values ($1, $2, $3, $4, $5)",
    [hashOf(token), context.settings.code, staff, link, until],
  );
  return token;
}

/** A link that signs one of the bank's people in, once, within half an hour. */
export async function makeLink(context: BankContext, staff: string): Promise<string> {
  return `${context.endpoint}/enter/${await keep(context, staff, true)}`;
}

/** Uses a link up. @returns whom it was for; undefined where it is used, over or was never made. */
export async function takeLink(context: BankContext, token: string): Promise<string | undefined> {
  const [row] = await context.db.query<{ staff: string }>(
    "delete from bank.session where token_hash = $1 and bank = $2 and link and until > $3 returning staff",
    [hashOf(token), context.settings.code, context.now()],
  );
  return row?.staff;
}

export async function signIn(context: BankContext, reply: FastifyReply, staff: string): Promise<void> {
  const token = await keep(context, staff, false);
  const path = `Path=/b/${context.settings.code}; HttpOnly; SameSite=Strict; Max-Age=${SESSION / 1000}`;
  reply.header("set-cookie", `${cookieOf(context)}=${token}; ${path}`);
}

export async function signOut(
  context: BankContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = tokenIn(context, request);
  if (token !== undefined) {
    await context.db.query("delete from bank.session where token_hash = $1", [hashOf(token)]);
  }
  reply.header("set-cookie", `${cookieOf(context)}=; Path=/b/${context.settings.code}; Max-Age=0`);
}

/** Who is signed in at this bank; undefined for nobody. */
export async function whoIs(context: BankContext, request: FastifyRequest): Promise<Staff | undefined> {
  const token = tokenIn(context, request);
  if (token === undefined) return undefined;
  const [row] = await context.db.query<{ staff: string }>(
    "select staff from bank.session where token_hash = $1 and bank = $2 and not link and until > $3",
    [hashOf(token), context.settings.code, context.now()],
  );
  return row && staffOf(context, row.staff);
}

function tokenIn(context: BankContext, request: FastifyRequest): string | undefined {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === cookieOf(context))?.[1];
}
