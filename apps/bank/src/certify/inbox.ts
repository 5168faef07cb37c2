import {
  FAULTS,
  type Fault,
  type FromBank,
  fromBankSchema,
  type KnownKey,
  memoryReplayStore,
  suiteOf,
  verifyRequest,
} from "@olive/finance/protocol";
import fastify, { type FastifyInstance } from "fastify";
import type { KitBank } from "./kit-bank.ts";
import type { KitKeys } from "./kit-keys.ts";

/** A message that came from the bank, and how it came. */
export interface Arrived {
  readonly message: FromBank;
  readonly signed: string;
  readonly idempotencyKey: string;
}

export interface Refused {
  readonly fault: Fault;
  readonly times: number;
}

export interface Inbox {
  readonly url: string;
  /** What was refused at the door, with its reason: a scenario that waits in vain says so. */
  readonly refused: readonly string[];
  all(application: string): readonly Arrived[];
  /** The first message that fits, now or within the time; undefined where none came. */
  wait(application: string, fits: (message: FromBank) => boolean, ms: number): Promise<Arrived | undefined>;
  /** Answers the next messages of an application with this refusal. */
  refuseNext(application: string, refusal: Refused): void;
  close(): Promise<void>;
}

export interface ListenOn {
  readonly host: string;
  readonly port: number;
  /** How the bank reaches this place, where that is another address. */
  readonly publicUrl?: string | undefined;
}

/** The platform's side as a bank sees it: keys to fetch, and a door that checks what is sent to it. */
export async function openInbox(bank: () => KitBank, keys: KitKeys, listenOn: ListenOn): Promise<Inbox> {
  const arrived: Arrived[] = [];
  const refused: string[] = [];
  const refusals = new Map<string, { fault: Fault; times: number }>();
  const waiting = new Set<() => void>();
  const replays = memoryReplayStore();
  const app: FastifyInstance = fastify({ bodyLimit: 4_000_000 });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  let url = "";
  app.get("/finance/v1/keys", async (_request, reply) => reply.send({ keys: keys.published() }));
  app.post<{ Params: { bank: string } }>("/finance/v1/banks/:bank/messages", async (request, reply) => {
    const body = (request.body as Buffer).toString("utf8");
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const targetUri = `${url}${request.url}`;
    const { suite, keys: known } = bank();
    try {
      const hop = await verifyRequest(
        { method: "POST", targetUri, headers, body },
        { suite, keys: known, replays },
      );
      const { message: signed } = JSON.parse(body) as { message: string };
      const message = await readFromBank(signed, bank(), known);
      const refusal = refusals.get(message.application);
      if (refusal !== undefined && refusal.times > 0) {
        refusal.times -= 1;
        return reply.code(FAULTS[refusal.fault]).send({ fault: refusal.fault });
      }
      arrived.push({ message, signed, idempotencyKey: hop.idempotencyKey });
    } catch (error) {
      refused.push(error instanceof Error && "code" in error ? String(error.code) : String(error));
      return reply.code(401).send({ fault: refused.at(-1) });
    } finally {
      for (const wake of waiting) wake();
    }
    return reply.code(202).send({});
  });
  const address = await app.listen({ host: listenOn.host, port: listenOn.port });
  url = listenOn.publicUrl?.replace(/\/$/, "") ?? address;
  const find = (application: string, fits: (message: FromBank) => boolean) =>
    arrived.find(({ message }) => message.application === application && fits(message));
  return {
    url,
    refused,
    all: (application) => arrived.filter(({ message }) => message.application === application),
    wait: (application, fits, ms) => waitFor(() => find(application, fits), waiting, ms),
    refuseNext: (application, refusal) => void refusals.set(application, { ...refusal }),
    close: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** A message of the bank's, once its signature holds. Throws the protocol's faults, ZodError. */
export async function readFromBank(
  signed: string,
  { suite }: KitBank,
  keys: readonly KnownKey[],
): Promise<FromBank> {
  const { payload } = await suiteOf(suite).verify(signed, keys);
  return fromBankSchema.parse(payload);
}

function waitFor<T>(find: () => T | undefined, waiting: Set<() => void>, ms: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const settle = (found: T | undefined) => {
      clearTimeout(timer);
      waiting.delete(look);
      resolve(found);
    };
    const look = () => {
      const found = find();
      if (found !== undefined) settle(found);
    };
    const timer = setTimeout(() => settle(undefined), ms);
    waiting.add(look);
    look();
  });
}
