import type { z } from "zod";
import type { Language, Route, RouteInput } from "./contract.ts";
import type { Problem } from "./problem.ts";

export interface ClientOptions {
  /** `http://127.0.0.1:8080`, or empty on the server's own pages. */
  readonly baseUrl: string;
  readonly language?: Language;
  readonly fetch?: typeof fetch;
}

/** An answer that is a problem: `problem.code` for programs, `problem.title` and `remedy` for people. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.title}`);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** A caller of contracts: `await call(listPlaces, { query: { text: "xf" } })`. Throws ProblemError. */
export function createClient({ baseUrl, language = "zh", fetch: send = fetch }: ClientOptions) {
  return async function call<
    P extends z.ZodObject,
    Q extends z.ZodObject,
    B extends z.ZodType,
    R extends z.ZodType,
  >(contract: Route<P, Q, B, R>, input: Partial<RouteInput<P, Q, B>> = {}): Promise<z.output<R>> {
    const response = await send(baseUrl + addressOf(contract.path, input.params ?? {}, input.query ?? {}), {
      method: contract.method,
      // A type without a body is refused by the server: an act that needs no words sends neither.
      ...(input.body === undefined
        ? { headers: { "accept-language": language } }
        : {
            headers: { "accept-language": language, "content-type": "application/json" },
            body: JSON.stringify(input.body),
          }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new ProblemError(answer as Problem);
    return contract.responses.ok.body.parse(answer);
  };
}

function addressOf(path: string, params: object, query: object): string {
  const values = new Map(Object.entries(params).map(([name, value]) => [name, String(value)]));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ""));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, String(value));
  return asked.size === 0 ? filled : `${filled}?${asked}`;
}
