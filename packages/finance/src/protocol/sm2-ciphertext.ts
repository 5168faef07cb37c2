/** Parts of an SM2 ciphertext (GB/T 35276, GM/T 0009): SEQUENCE { INTEGER x, INTEGER y, OCTET STRING C3, OCTET STRING C2 }. */
export interface Sm2Ciphertext {
  /** 04 ‖ x ‖ y in hex. */
  readonly point: string;
  /** C3, 32 bytes in hex. */
  readonly check: string;
  /** C2 in hex. */
  readonly hidden: string;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTETS = 0x04;

/** The parts, or undefined unless the bytes are the one DER spelling of them, with nothing before or after. */
export function readSm2Ciphertext(bytes: Uint8Array): Sm2Ciphertext | undefined {
  const whole = readPart(bytes, SEQUENCE);
  if (whole === undefined || whole.rest.length > 0) return undefined;
  const x = readPart(whole.content, INTEGER);
  const y = x && readPart(x.rest, INTEGER);
  const check = y && readPart(y.rest, OCTETS);
  const hidden = check && readPart(check.rest, OCTETS);
  if (hidden === undefined || hidden.rest.length > 0 || hidden.content.length === 0) return undefined;
  const [first, second] = [numberOf(x?.content), numberOf(y?.content)];
  if (first === undefined || second === undefined || check?.content.length !== 32) return undefined;
  return { point: `04${first}${second}`, check: hex(check.content), hidden: hex(hidden.content) };
}

interface DerPart {
  readonly content: Uint8Array;
  readonly rest: Uint8Array;
}

/** A part of that tag with a length of the shortest form (X.690 §10.1), at most 65,535. */
function readPart(bytes: Uint8Array, tag: number): DerPart | undefined {
  const [found, first = 0x80] = bytes;
  if (found !== tag) return undefined;
  const extra = first < 0x80 ? 0 : first - 0x80;
  if (first >= 0x80 && (extra < 1 || extra > 2)) return undefined;
  const begin = 2 + extra;
  const size = extra === 0 ? first : bytes.subarray(2, begin).reduce((sum, byte) => sum * 256 + byte, 0);
  if (extra > 0 && size < (extra === 1 ? 0x80 : 0x100)) return undefined;
  if (bytes.length < begin + size) return undefined;
  return { content: bytes.subarray(begin, begin + size), rest: bytes.subarray(begin + size) };
}

/** A positive INTEGER of at most 32 bytes in its shortest form (X.690 §8.3), as 64 hex digits. */
function numberOf(content: Uint8Array | undefined): string | undefined {
  if (content === undefined || content.length === 0) return undefined;
  const [first = 0, second = 0] = content;
  if (first > 0x7f || (first === 0 && content.length > 1 && second < 0x80)) return undefined;
  const text = hex(content).replace(/^00/, "");
  return text.length > 64 ? undefined : text.padStart(64, "0");
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
