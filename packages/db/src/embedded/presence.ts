import pg from "pg";

/** One user's standing connection to the embedded server: as long as somebody has one, the server stays up. */
export interface Presence {
  readonly url: string;
  readonly port: number;
  readonly lost: Promise<void>;
  query<Row>(sql: string): Promise<Row[]>;
  /** Leaves; true when nobody else is here, in which case newcomers now wait until the server is gone. */
  leave(): Promise<boolean>;
  close(): Promise<void>;
}

/** "olive" in ASCII: the advisory lock that everybody present shares. */
const PRESENCE_LOCK = 0x6f6c697665;
/** How long one attempt to connect may take (ms): a server in recovery answers at once that it is not ready. */
const CONNECT_PATIENCE = 5_000;

/**
 * Connects and takes the shared lock that says "in use".
 * @returns undefined when the server does not take connections (starting, recovering, shutting down).
 */
export async function joinServer(url: string): Promise<Presence | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "olive presence",
    connectionTimeoutMillis: CONNECT_PATIENCE,
  });
  let leaving = false;
  let sayLost = () => {};
  const lost = new Promise<void>((resolve) => {
    sayLost = resolve;
  });
  client.on("error", () => {});
  client.on("end", () => {
    if (!leaving) sayLost();
  });
  try {
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1)", [PRESENCE_LOCK]);
  } catch (error) {
    await client.end().catch(() => {});
    if (isWrongPassword(error)) throw error;
    return undefined;
  }
  const socket = socketOf(client);
  socket.unref();
  const awake = <T>(work: () => Promise<T>) => keepAwake(socket, work);
  return {
    url,
    port: client.port,
    lost,
    query: <Row>(sql: string) => awake(async () => (await client.query(sql)).rows as Row[]),
    leave: () =>
      awake(async () => {
        leaving = true;
        if (await isLast(client)) return true;
        await client.end().catch(() => {});
        return false;
      }),
    close: () => awake(() => client.end().catch(() => {})),
  };
}

interface Socket {
  ref(): void;
  unref(): void;
}

/** The connection alone does not keep a finished command running; only a question under way does. */
async function keepAwake<T>(socket: Socket, work: () => Promise<T>): Promise<T> {
  socket.ref();
  try {
    return await work();
  } finally {
    socket.unref();
  }
}

/** A server that is gone already counts as nobody's. */
async function isLast(client: pg.Client): Promise<boolean> {
  try {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as last", [PRESENCE_LOCK]);
    return rows[0]?.last === true;
  } catch {
    return true;
  }
}

function socketOf(client: pg.Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

function isWrongPassword(error: unknown): boolean {
  return (error as { code?: string }).code === "28P01";
}
