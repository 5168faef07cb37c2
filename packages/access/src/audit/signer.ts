import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Signs seals (Ed25519, RFC 8032). The key never enters the database: whoever may change rows can't forge a seal. */
export interface SealSigner {
  /** First 16 hex digits of the public key's SHA-256. */
  readonly keyId: string;
  /** Public key, SPKI in base64: kept in the second place. */
  readonly publicKey: string;
  sign(statement: string): Buffer;
}

/** The key in `keys/audit.pem` of Olive's folder, made at the first start. A new file is a new key: old seals stand. */
export async function openSealSigner(home: string): Promise<SealSigner> {
  const folder = join(home, "keys");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "audit.pem");
  const fresh = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  // `wx`: of two servers that start together one makes the key, and both read it.
  await writeFile(file, fresh, { flag: "wx", mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  return signerOf(createPrivateKey(await readFile(file)));
}

export function signerOf(privateKey: KeyObject): SealSigner {
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  return {
    keyId: keyIdOf(spki),
    publicKey: spki.toString("base64"),
    sign: (statement) => sign(null, Buffer.from(statement), privateKey),
  };
}

function keyIdOf(spki: Buffer): string {
  return createHash("sha256").update(spki).digest("hex").slice(0, 16);
}

/** Whether the signature over the statement is that key's (SPKI in base64). */
export function isSignedBy(publicKey: string, statement: string, signature: Buffer): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  return verify(null, Buffer.from(statement), key, signature);
}
