import type { Database } from "@olive/db";
import type { SuiteCode } from "@olive/finance/protocol";
import type { OwnKeys } from "./keys/own-keys.ts";
import type { PlatformKeys } from "./keys/platform-keys.ts";
import type { Knobs } from "./sandbox/knobs.ts";
import type { BankSettings } from "./settings/read-bank.ts";

/** Boundaries at which a test kills the process: nothing may be lost or done twice at any of them. */
export const BANK_STEPS = [
  "delivery:checked",
  "delivery:stored",
  "delivery:committed",
  "key:opened",
  "key:stored",
  "key:committed",
  "judge:decided",
  "judge:committed",
  "send:claimed",
  "send:answered",
  "acceptance:stored",
  "acceptance:committed",
  "draw:stored",
  "payout:paid",
  "payout:committed",
] as const;
export type BankStep = (typeof BANK_STEPS)[number];

/** One bank at work: what every step of it is given. */
export interface BankContext {
  readonly db: Database;
  readonly settings: BankSettings;
  readonly keys: OwnKeys;
  readonly platformKeys: PlatformKeys;
  readonly knobs: Knobs;
  /** 32 bytes that reports are kept under. */
  readonly vaultKey: Buffer;
  /** The bank's address as others know it, `https://…/b/<code>`. */
  readonly endpoint: string;
  /** The platform's address. */
  readonly platform: string;
  readonly sandbox: boolean;
  now(): Date;
  /** Told at each boundary of BANK_STEPS. */
  at(step: BankStep): void;
}

export const codeOf = ({ settings }: BankContext): string => settings.code;
export const suiteCodeOf = ({ settings }: BankContext): SuiteCode => settings.suite;
