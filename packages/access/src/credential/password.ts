import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Refusal } from "@olive/kernel";

/** OWASP's password storage cheat sheet, scrypt: N = 2^15, r = 8, p = 3 (32 MB, about a tenth of a second). */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 ** 2 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const SHORTEST = 12;
/** What is compared with where there is no such account: it takes as long. */
const NOBODY = { salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) };

export interface PasswordHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES);
  return { salt, hash: await derive(password, salt) };
}

/** Whether it is the password. Takes the same time where there is none to compare with. */
export async function isPassword(password: string, known: PasswordHash | undefined): Promise<boolean> {
  const { salt, hash } = known ?? NOBODY;
  const same = timingSafeEqual(await derive(password, salt), hash);
  return same && known !== undefined;
}

/** Unicode's compatibility form first (NIST SP 800-63B 5.1.1.2): a full-width digit is the digit. */
function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, HASH_BYTES, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/**
 * Refuses (`password-weak`) what is guessed first: short, of one kind of character (GB/T 22239-2019 8.1.4.1 asks for
 * complexity), a few characters again and again, or the login itself.
 */
export function refuseWeakPassword(password: string, login: string): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  const varied = new Set(password).size >= SHORTEST / 2;
  const ownName = password.toLowerCase().includes(login.toLowerCase());
  if (password.length >= SHORTEST && kinds >= 2 && varied && !ownName) return;
  throw new Refusal({
    code: "password-weak",
    status: 422,
    message: { zh: "口令太容易猜到", en: "That password is too easily guessed" },
    remedy: {
      zh: `至少 ${SHORTEST} 个字符，字母、数字、符号至少两种，不含账号本身；几个不相干的词连起来最好记`,
      en: `At least ${SHORTEST} characters, two kinds of letters, digits and signs, without the account's name; a few unrelated words are easiest to remember`,
    },
  });
}
