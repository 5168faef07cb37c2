import { isRefusal, type Wording } from "@olive/kernel";
import { z } from "zod";
import type { Language } from "./contract.ts";
import { GENERAL_PROBLEMS, type GeneralProblem } from "./general-problems.ts";

/** RFC 9457 members first, then ours: a stable code, what to do, the request's number, the fields at fault. */
export const problemSchema = z.object({
  type: z.string().describe("URI reference of the kind of problem"),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().describe("Path of the request, without its query"),
  code: z.string().describe("Stable word for programs"),
  remedy: z.string().describe("What to do"),
  traceId: z.string().describe("查询号: the request's number in our logs"),
  errors: z
    .array(z.object({ pointer: z.string(), detail: z.string() }))
    .optional()
    .describe("Fields at fault: pointer as RFC 6901, below /params, /query or /body"),
});

export type Problem = z.output<typeof problemSchema>;

/** A contract's input that doesn't fit its schema. */
export class InvalidInput extends Error {
  readonly part: "params" | "query" | "body";
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(part: "params" | "query" | "body", issues: readonly z.core.$ZodIssue[]) {
    super(`invalid ${part}`);
    this.name = "InvalidInput";
    this.part = part;
    this.issues = issues;
  }
}

export interface ProblemContext {
  readonly language: Language;
  readonly path: string;
  readonly traceId: string;
}

/**
 * What the caller is told about an error: a refusal in its own words, invalid input by field, the framework's own
 * refusals by their status. Everything else is a fault of ours: 500, and nothing of its text.
 */
export function problemOf(error: unknown, context: ProblemContext): Problem {
  if (isRefusal(error)) {
    const { code, status, wording, remedy } = error;
    return assemble({ code, status, title: wording, remedy }, context);
  }
  if (error instanceof InvalidInput) {
    return { ...general("input-invalid", context), errors: readIssues(error, context.language) };
  }
  return general(codeOfStatus(statusOf(error)), context);
}

/** One of the shell's own problems, as for a path that nobody serves. */
export function general(code: GeneralProblem, context: ProblemContext): Problem {
  return assemble({ code, ...GENERAL_PROBLEMS[code] }, context);
}

function assemble(
  parts: { code: string; status: number; title: Wording; remedy: Wording },
  { language, path, traceId }: ProblemContext,
): Problem {
  return {
    type: `/problems/${parts.code}`,
    title: parts.title[language],
    status: parts.status,
    instance: path,
    code: parts.code,
    remedy: parts.remedy[language],
    traceId,
  };
}

function readIssues(error: InvalidInput, language: Language): { pointer: string; detail: string }[] {
  const messages = language === "zh" ? z.locales.zhCN() : z.locales.en();
  return error.issues.map((issue) => ({
    pointer: `/${[error.part, ...issue.path.map(escapePointer)].join("/")}`,
    detail: messageOf(messages.localeError(issue as z.core.$ZodRawIssue), issue.message),
  }));
}

/** RFC 6901 3: `~` and `/` inside a member's name. */
function escapePointer(part: PropertyKey): string {
  return String(part).replaceAll("~", "~0").replaceAll("/", "~1");
}

function messageOf(found: string | { message: string } | null | undefined, otherwise: string): string {
  if (typeof found === "string") return found;
  return found?.message ?? otherwise;
}

/** Fastify's and the HTTP parser's errors carry a `statusCode` below 500 when the caller is at fault. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  return typeof status === "number" ? status : 500;
}

function codeOfStatus(status: number): GeneralProblem {
  const codes = Object.keys(GENERAL_PROBLEMS) as GeneralProblem[];
  const exact = codes.find((code) => GENERAL_PROBLEMS[code].status === status);
  return exact ?? (status >= 400 && status < 500 ? "request-invalid" : "internal");
}
