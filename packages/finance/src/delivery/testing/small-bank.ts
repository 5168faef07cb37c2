/** For tests: an honest bank in memory, written from the protocol alone, that can be made to misbehave. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Database } from "@olive/db";
import {
  type CarriedRequest,
  type GeneratedKey,
  type KnownKey,
  PROTOCOL,
  receiptDigest,
  type SuiteCode,
  signRequest,
  signResponse,
  suiteOf,
  type ToBank,
  toBankSchema,
  verifyDisclosure,
  verifyRequest,
} from "../../protocol/index.ts";
import { memoryReplayStore } from "../../protocol/replay-store.ts";
import { keepBank } from "../desk/keep-banks.ts";

export interface Misbehaviour {
  /** Answers this instead of looking at the message. */
  readonly instead?: (
    message: ToBank,
  ) => { status: number; headers?: Record<string, string>; body?: string } | undefined;
  /** Changes what it signs. */
  readonly says?: (answer: Record<string, unknown>) => Record<string, unknown>;
  /** Signs with a key that is not registered. */
  readonly foreign?: boolean;
  /** Waits before it answers (milliseconds). */
  readonly delay?: number;
  /** Told of each message before it is answered. */
  readonly onMessage?: (message: ToBank) => Promise<void> | void;
}

export interface SmallBank {
  readonly code: string;
  readonly suite: SuiteCode;
  readonly endpoint: string;
  keys: { sign: GeneratedKey; seal: GeneratedKey };
  misbehave: Misbehaviour;
  /** Every request's message, repeats too, in the order of arrival. */
  readonly log: ToBank[];
  /** Deliveries by number: one application each. */
  readonly deliveries: Map<string, Extract<ToBank, { kind: "delivery" }>>;
  /** What it could read, by delivery. */
  readonly opened: Map<string, { sections: string[]; text: string }>;
  readonly deleted: Set<string>;
  /** Sends a signed message to the platform's door. */
  send(says: Record<string, unknown>, more?: SendOptions): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export interface SendOptions {
  readonly id?: string;
  readonly consent?: string;
  readonly at?: Date;
  readonly change?: (headers: Record<string, string>, body: string) => [Record<string, string>, string];
}

export interface SmallBankSettings {
  readonly code: string;
  readonly suite: SuiteCode;
  readonly platformKeys: () => Promise<readonly KnownKey[]>;
  readonly now?: () => Date;
  readonly platform?: () => string;
}

export async function startSmallBank(settings: SmallBankSettings): Promise<SmallBank> {
  const { code, suite } = settings;
  const { generateKeys } = suiteOf(suite);
  const replays = memoryReplayStore();
  const answers = new Map<string, string>();
  const now = settings.now ?? (() => new Date());
  const bank: SmallBank = {
    ...{ code, suite, endpoint: "", misbehave: {}, log: [], deliveries: new Map(), opened: new Map() },
    ...{ deleted: new Set(), close: async () => {} },
    keys: { sign: await generateKeys("sign"), seal: await generateKeys("seal") },
    send: (says, more = {}) => send(bank, settings, says, more),
  };
  const server = createServer((request, response) => {
    answer(bank, { settings, replays, answers, now }, request, response).catch((error: unknown) => {
      const fault = (error as { code?: string }).code ?? String(error);
      response.writeHead((error as { status?: number }).status ?? 500, {
        "content-type": "application/json",
      });
      response.end(JSON.stringify({ fault }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(bank, {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return bank;
}

interface Inside {
  readonly settings: SmallBankSettings;
  readonly replays: ReturnType<typeof memoryReplayStore>;
  readonly answers: Map<string, string>;
  readonly now: () => Date;
}

async function answer(
  bank: SmallBank,
  { settings, replays, answers, now }: Inside,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const carried: CarriedRequest = {
    method: request.method ?? "",
    targetUri: `${bank.endpoint}${request.url}`,
    headers: request.headers as Record<string, string>,
    body: Buffer.concat(chunks),
  };
  const keys = await settings.platformKeys();
  await verifyRequest(carried, { suite: bank.suite, keys, now: now(), replays });
  const signed = (JSON.parse(carried.body.toString()) as { message: string }).message;
  const { payload } = await suiteOf(bank.suite).verify(signed, keys, now());
  const message = toBankSchema.parse(payload);
  bank.log.push(message);
  await bank.misbehave.onMessage?.(message);
  const instead = bank.misbehave.instead?.(message);
  if (instead !== undefined) {
    response.writeHead(instead.status, instead.headers).end(instead.body ?? "");
    return;
  }
  const kept = answers.get(message.id);
  const text = kept ?? (await signedAnswer(bank, message, keys, now()));
  if (bank.misbehave.says === undefined && bank.misbehave.foreign !== true) answers.set(message.id, text);
  if (bank.misbehave.delay) await new Promise((resolve) => setTimeout(resolve, bank.misbehave.delay));
  const body = JSON.stringify({ message: text });
  const status = message.kind === "delivery" ? 202 : 200;
  const { body: _, ...withoutBody } = carried;
  const headers = await signResponse({
    ...{ suite: bank.suite, key: bank.keys.sign, now: now(), status, body, request: withoutBody },
  });
  response.writeHead(status, headers).end(body);
}

async function signedAnswer(
  bank: SmallBank,
  message: ToBank,
  platformKeys: readonly KnownKey[],
  now: Date,
): Promise<string> {
  const says = await act(bank, message, platformKeys, now);
  const head = { protocol: PROTOCOL, id: randomUUID(), at: now.toISOString(), bank: bank.code };
  const payload = { ...head, application: message.application, ...says };
  const suite = suiteOf(bank.suite);
  const key = bank.misbehave.foreign ? await suite.generateKeys("sign") : bank.keys.sign;
  return suite.sign(bank.misbehave.says?.(payload) ?? payload, { ...key, kid: bank.keys.sign.kid });
}

async function act(
  bank: SmallBank,
  message: ToBank,
  platformKeys: readonly KnownKey[],
  now: Date,
): Promise<Record<string, unknown>> {
  switch (message.kind) {
    case "delivery":
      bank.deliveries.set(message.deliveryId, message);
      if (message.wrappedKey !== undefined)
        await open(bank, message.deliveryId, message.wrappedKey, platformKeys, now);
      return receipt(bank, message, message.deliveryId, now);
    case "keyRelease": {
      const outcome = await open(bank, message.deliveryId, message.wrappedKey, platformKeys, now);
      return { kind: "contentAnswer", deliveryId: message.deliveryId, outcome };
    }
    case "tombstone":
      bank.deleted.add(message.consent);
      return { kind: "deletion", consent: message.consent, deletedAt: now.toISOString() };
    default:
      return receipt(bank, message, message.id, now);
  }
}

function receipt(bank: SmallBank, message: ToBank, deliveryId: string, now: Date) {
  const digest = receiptDigest(bank.suite, message);
  return { kind: "receipt", deliveryId, digest, receivedAt: now.toISOString() };
}

async function open(
  bank: SmallBank,
  deliveryId: string,
  wrappedKey: string,
  platformKeys: readonly KnownKey[],
  now: Date,
): Promise<string> {
  const delivery = bank.deliveries.get(deliveryId);
  if (delivery === undefined) return "SCHEMA";
  const { consent, consentVersion, root, sealed, sections } = delivery;
  const binding = { deliveryId, consent, consentVersion, bank: bank.code, root };
  try {
    const bytes = await suiteOf(bank.suite).open(sealed, wrappedKey, bank.keys.seal, binding);
    const text = Buffer.from(bytes).toString("utf8");
    bank.opened.set(deliveryId, { sections, text });
    const expected = { suite: bank.suite, root, consent, consentVersion, sections };
    await verifyDisclosure(JSON.parse(text), expected, platformKeys, now);
    return "verified";
  } catch (error) {
    return (error as { code?: string }).code ?? "SCHEMA";
  }
}

async function send(
  bank: SmallBank,
  { platform, now = () => new Date() }: SmallBankSettings,
  says: Record<string, unknown>,
  { id = randomUUID(), consent = randomUUID(), at = now(), change }: SendOptions,
): Promise<{ status: number; body: unknown }> {
  const head = { protocol: PROTOCOL, id, at: at.toISOString(), bank: bank.code };
  const message = await suiteOf(bank.suite).sign({ ...head, ...says }, bank.keys.sign);
  const body = JSON.stringify({ message });
  const targetUri = `${platform?.()}/finance/v1/banks/${bank.code}/messages`;
  const headers = await signRequest({
    ...{ method: "POST", targetUri, body, suite: bank.suite, key: bank.keys.sign, now: at },
    ...{ idempotencyKey: id, deliveryId: id, consentId: consent },
  });
  const [sent, text] = change?.(headers, body) ?? [headers, body];
  const response = await fetch(targetUri, { method: "POST", headers: sent, body: text });
  return { status: response.status, body: await response.json() };
}

/** Registers the bank and its keys with the county's finance office. */
export async function registerBank(
  db: Database,
  county: string,
  bank: SmallBank,
  more: { readonly twoPhase?: boolean; readonly rate?: number; readonly from?: Date } = {},
): Promise<void> {
  const name = { zh: `${bank.code}（虚构）`, en: bank.code };
  const { endpoint, suite } = bank;
  const terms = { endpoint, suite, twoPhase: more.twoPhase ?? true, ratePerSecond: more.rate ?? 1000 };
  await keepBank(db, county, bank.code, { name, contact: "0579-00000000", ...terms }, new Date());
  for (const key of [bank.keys.sign, bank.keys.seal]) {
    await registerKey(db, county, bank, key, more.from ?? new Date(0));
  }
}

export async function registerKey(
  db: Database,
  county: string,
  bank: Pick<SmallBank, "code">,
  { kid, use, suite, publicKey }: GeneratedKey,
  from: Date,
): Promise<void> {
  await db.query(
    `insert into finance.bank_key (county, bank, kid, use, suite, public_key, from_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [county, bank.code, kid, use, suite, JSON.stringify(publicKey), from],
  );
}
