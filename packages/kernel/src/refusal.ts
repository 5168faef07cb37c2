/** Words for a user: Chinese first, English beside it. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

export interface RefusalParts {
  /** Stable kebab-case word that programs and tests may rely on. */
  readonly code: string;
  /** What is wrong. */
  readonly message: Wording;
  /** What the user does about it. */
  readonly remedy: Wording;
  /** HTTP status under which the shell answers (RFC 9457); 422 where none is given. */
  readonly status?: number;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** Unprocessable content (RFC 9110 15.5.21): understood, but the rules say no. */
const DEFAULT_STATUS = 422;

/**
 * Everything that a user is told passes through this one error: a stable code, what is wrong and what to do. Any other
 * error is a fault of ours, and its text is never shown.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly wording: Wording;
  readonly remedy: Wording;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(parts: RefusalParts) {
    super(`${parts.message.zh} ${parts.message.en}`, { cause: parts.cause });
    this.name = "Refusal";
    this.code = parts.code;
    this.wording = parts.message;
    this.remedy = parts.remedy;
    this.status = parts.status ?? DEFAULT_STATUS;
    this.details = parts.details ?? {};
  }
}

/** True for a refusal, also for one that another copy of this module made. */
export function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Refusal || (error instanceof Error && error.name === "Refusal" && "remedy" in error)
  );
}
