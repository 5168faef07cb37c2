/** Order of the group of P-256 (FIPS 186-5) and of SM2 (GB/T 32918.5). */
const P256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF = 32;

/** A signature header with s replaced by n − s: another text for the same signature, valid under ECDSA. */
export function malleated(header: string | undefined): string {
  const text = /^olive=:(.*):$/.exec(header ?? "")?.[1] ?? "";
  const bytes = Buffer.from(text, "base64");
  const s = BigInt(`0x${bytes.subarray(HALF).toString("hex")}`);
  const other = Buffer.from((P256 - s).toString(16).padStart(2 * HALF, "0"), "hex");
  return `olive=:${Buffer.concat([bytes.subarray(0, HALF), other]).toString("base64")}:`;
}
