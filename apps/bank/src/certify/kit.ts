import { type FromBank, type OwnKey, suiteOf, type ToBank, verifyResponse } from "@olive/finance/protocol";
import { type Inbox, type ListenOn, openInbox, readFromBank } from "./inbox.ts";
import type { KitBank } from "./kit-bank.ts";
import { type KitKeys, makeKitKeys } from "./kit-keys.ts";
import { type HandSigned, signByHand, type Wrong } from "./sign-by-hand.ts";

/** Everything that a scenario plays the platform with. */
export interface Kit {
  readonly bank: KitBank;
  readonly keys: KitKeys;
  readonly inbox: Inbox;
  /** Product of the bank that the sample shop asks for. */
  readonly product: string;
  /** How long a bank has for its decision (ms). */
  readonly patience: number;
  /** Consent of each application, for the header that every request has. */
  readonly consents: Map<string, string>;
}

export interface SendOptions {
  readonly wrong?: Wrong;
  /** Signs the request; the good key where left out. */
  readonly requestKey?: OwnKey;
  /** Signs the message; the good key where left out. */
  readonly messageKey?: OwnKey;
  readonly deliveryId?: string;
  readonly consentId?: string;
}

/** What the bank answered. */
export interface BankAnswer {
  readonly status: number;
  /** Code of a refusal. */
  readonly fault: string | undefined;
  /** The signed answer, once its signature holds; undefined where there is none. */
  readonly message: FromBank | undefined;
  readonly signed: string | undefined;
  /** Why a 2xx answer doesn't count. */
  readonly trouble: string | undefined;
}

export interface OpenKit extends Kit {
  close(): Promise<void>;
}

export interface KitOptions {
  /** Where the kit listens as the platform: the bank's configuration has to name it. */
  readonly listen: ListenOn;
  readonly suite: KitBank["suite"];
  readonly product: string;
  readonly patience?: number;
}

/** Opens the platform's side first: the bank has to be started with its address before it can be named. */
export async function openKit(options: KitOptions) {
  const keys = await makeKitKeys(options.suite);
  let bank: KitBank | undefined;
  const named = () => {
    if (bank === undefined) throw new Error("the kit has no bank yet");
    return bank;
  };
  const inbox = await openInbox(named, keys, options.listen);
  return {
    url: inbox.url,
    /** The kit for a bank that knows this address as its platform. */
    attach: (to: KitBank): OpenKit => {
      bank = to;
      const { product, patience = 10_000 } = options;
      return { bank: to, keys, inbox, product, patience, consents: new Map(), close: () => inbox.close() };
    },
    close: () => inbox.close(),
  };
}

/** Signs a message and the request that carries it, sends it, and reads the answer. */
export async function send(kit: Kit, message: ToBank, options: SendOptions = {}): Promise<BankAnswer> {
  const signed = await suiteOf(kit.bank.suite).sign(message, options.messageKey ?? kit.keys.good);
  return sendSigned(kit, message, JSON.stringify({ message: signed }), options);
}

/** Sends a body as it stands in a request that is about this message. */
export async function sendSigned(
  kit: Kit,
  message: ToBank,
  body: string,
  options: SendOptions = {},
): Promise<BankAnswer> {
  return exchange(kit, await signFor(kit, message, body, options));
}

export function signFor(
  kit: Kit,
  message: ToBank,
  body: string,
  options: SendOptions = {},
): Promise<HandSigned> {
  const consent =
    "consent" in message ? message.consent : (kit.consents.get(message.application) ?? message.id);
  const deliveryId = "deliveryId" in message ? message.deliveryId : message.id;
  return signByHand({
    ...{ suite: kit.bank.suite, key: options.requestKey ?? kit.keys.good, body, now: new Date() },
    targetUri: `${kit.bank.endpoint}/olive/v1/messages`,
    idempotencyKey: message.id,
    deliveryId: options.deliveryId ?? deliveryId,
    consentId: options.consentId ?? consent,
    ...(options.wrong === undefined ? {} : { wrong: options.wrong }),
  });
}

const ANSWER_WITHIN = 20_000;

/** Sends a request as it stands. A bank that hangs up answers with status 0. */
export async function exchange(kit: Kit, request: HandSigned): Promise<BankAnswer> {
  const { method, targetUri, headers, body } = request;
  const signal = AbortSignal.timeout(ANSWER_WITHIN);
  const answer = await fetch(targetUri, { method, headers, body, signal, redirect: "manual" }).catch(
    () => undefined,
  );
  if (answer === undefined) return none(0, "no answer");
  const text = await answer.text();
  const read = readAnswer(text);
  if (answer.status >= 300) return { ...none(answer.status, undefined), fault: read.fault };
  if (read.message === undefined) return none(answer.status, "no signed message in the answer");
  try {
    const carried = { status: answer.status, headers: Object.fromEntries(answer.headers), body: text };
    await verifyResponse(
      carried,
      { method, targetUri, headers },
      { suite: kit.bank.suite, keys: kit.bank.keys },
    );
    const message = await readFromBank(read.message, kit.bank, kit.bank.keys);
    return { status: answer.status, fault: undefined, message, signed: read.message, trouble: undefined };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return { ...none(answer.status, `the answer's signature: ${code}`), signed: read.message };
  }
}

const none = (status: number, trouble: string | undefined): BankAnswer => ({
  ...{ status, fault: undefined, message: undefined, signed: undefined, trouble },
});

function readAnswer(text: string): { fault?: string; message?: string } {
  try {
    return JSON.parse(text) as { fault?: string; message?: string };
  } catch {
    return {};
  }
}
