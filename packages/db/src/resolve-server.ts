import { join } from "node:path";
import type { Wording } from "@olive/kernel";
import { checkDurability } from "./durability.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded/start-embedded.ts";
import { engineNotice } from "./engine.ts";
import { badAddress } from "./refusals.ts";
import { type Server, withMaintenance } from "./spaces.ts";

export interface ServerChoice {
  /** Address of a given server (15–18), from --database-url or DATABASE_URL; it wins over the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Olive's folder on this machine (`.olive`); the embedded server lives in `postgres` below it. */
  readonly home: string;
  /** Port of the embedded server; by default the one used last. */
  readonly port?: number;
}

/** A server that is ready for work, and how to leave it. */
export interface ResolvedServer extends Server {
  /** What the person should be told now, for instance under which account the server runs from today on. */
  readonly notices: readonly Wording[];
  /** The warning of the engine gate: the version lacks security fixes. */
  readonly warning: Wording | undefined;
  /** The embedded server; undefined when one was given. */
  readonly embedded: EmbeddedServer | undefined;
  /** Leaves it. An embedded server that nobody else uses is shut down; a given one is left alone. */
  stop(): Promise<void>;
}

/**
 * Finds the PostgreSQL to work with: the given one, else the embedded one, which is started for this command
 * unless `./olive up` or another command has it running.
 */
export async function resolveServer(choice: ServerChoice): Promise<ResolvedServer> {
  const embedded = choice.databaseUrl ? undefined : await startOwn(choice);
  const url = embedded?.url ?? choice.databaseUrl ?? "";
  if (!URL.canParse(url)) throw badAddress();
  try {
    const warning = await withMaintenance({ url }, async (client) => {
      const query = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
      if (!embedded) await checkDurability(query, { embedded: false });
      return engineNotice(query, embedded !== undefined);
    });
    return {
      url,
      embedded,
      notices: embedded?.notices ?? [],
      warning,
      stop: async () => {
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function startOwn(choice: ServerChoice): Promise<EmbeddedServer> {
  const dir = join(choice.home, "postgres");
  return startEmbedded(choice.port === undefined ? { dir } : { dir, port: choice.port });
}
