import { pino } from "pino";

/** Names under which personal data could reach a log line, at the top and one level down. */
const PERSONAL = ["name", "fullName", "residentId", "resident_id", "phone", "mobilePhone", "text"];
const CREDENTIALS = ["cookie", "authorization", "token", "password"];

/**
 * JSON lines on `destination` (standard output where none is given). A request's line holds method, route pattern,
 * status and time, never address or body; what slips into other lines by the usual names is removed.
 */
export function createLogger(destination?: { write(line: string): void }) {
  const paths = [...PERSONAL, ...CREDENTIALS].flatMap((key) => [key, `*.${key}`]);
  const options = {
    redact: { paths, remove: true },
    serializers: { err: describeFault },
    base: null,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Where a fault happened, without its message: messages of the database quote values. */
function describeFault(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const code = "code" in error ? String(error.code) : undefined;
  return { kind: error.name, code, at: frames.slice(0, 8).map((line) => line.trim()) };
}
