import { Secret, TOTP } from "otpauth";

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, thirty seconds. */
const ISSUER = "橄榄 Olive";
const SECRET_BYTES = 20;
const STEP_MS = 30_000;
/** One step before and after: clocks of phones are a little off (RFC 6238 5.2). */
const WINDOW = 1;

/** A fresh secret, in base 32. */
export function drawSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What an authenticator app reads from the picture: `otpauth://totp/…`. */
export function addressOf(secret: string, label: string): string {
  return generator(secret, label).toString();
}

export function codeAt(secret: string, now: Date): string {
  return generator(secret).generate({ timestamp: now.getTime() });
}

/** The code that an app shows, or the one after it where that was used already: it is taken a step early. */
export function unusedCode(secret: string, lastStep: number | null, now: Date): string {
  const step = TOTP.counter({ timestamp: now.getTime() });
  return codeAt(secret, step === lastStep ? new Date((step + 1) * STEP_MS) : now);
}

/** The time step that a code belongs to; undefined for a wrong or an outdated one. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const token = code.replaceAll(/\s/g, "");
  const delta = generator(secret).validate({ token, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ timestamp: now.getTime() }) + delta;
}

function generator(secret: string, label = "olive"): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret) });
}
