/** Node decodes GB18030, but does not encode it: the encoder is the decoder's own table turned round. */
let table: Map<string, Buffer> | undefined;

/** Code points beyond the basic plane follow one another from 90 30 81 30 on (GB 18030-2022, four-byte part). */
const FIRST_SUPPLEMENTARY = 0x10000;
const FIRST_FOUR = 0x90;

/** The longest character takes four bytes; a UTF-16 unit is at most one character. */
const MOST_BYTES = 4;

/** The text in GB18030; half a character (a lone surrogate) becomes U+FFFD. */
export function encodeGb18030(text: string): Buffer {
  table ??= makeTable();
  const whole = text.toWellFormed();
  const bytes = Buffer.allocUnsafe(whole.length * MOST_BYTES);
  let length = 0;
  for (const character of whole) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) {
      bytes[length] = code;
      length += 1;
    } else {
      const found =
        code >= FIRST_SUPPLEMENTARY
          ? fourBytes(code - FIRST_SUPPLEMENTARY, FIRST_FOUR)
          : table.get(character);
      length += (found ?? UNKNOWN).copy(bytes, length);
    }
  }
  return bytes.subarray(0, length);
}

/** `?`: the decoder's table holds the whole plane but for characters of which two codes mean the same. */
const UNKNOWN = Buffer.of(0x3f);

function fourBytes(linear: number, firstLead: number): Buffer {
  return Buffer.of(
    firstLead + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  );
}

function makeTable(): Map<string, Buffer> {
  const made = new Map<string, Buffer>();
  const decoder = new TextDecoder("gb18030");
  const add = (bytes: Buffer) => {
    const text = decoder.decode(bytes);
    if (text.length === 1 && text !== "\ufffd" && !made.has(text)) made.set(text, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add(Buffer.of(lead, trail));
  }
  // The rest of the basic plane: 81 30 81 30 to 84 31 A4 39.
  for (let linear = 0; linear < 39_420; linear += 1) add(fourBytes(linear, 0x81));
  return made;
}
