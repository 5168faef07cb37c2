import { inflateRawSync } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** All that a PDF says: the text of its pages, and its metadata. */
export async function textOfPdf(pdf: Uint8Array): Promise<{ readonly pages: number; readonly text: string }> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: true }).promise;
  const parts: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    parts.push(content.items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  const { info, metadata } = await document.getMetadata();
  parts.push(JSON.stringify(info, withoutDates), metadata?.getRaw() ?? "");
  return { pages: document.numPages, text: parts.join("\n") };
}

/** A file has a day on which it was made: digits, of nobody. */
function withoutDates(key: string, value: unknown): unknown {
  return /Date$/.test(key) ? undefined : value;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;

/** Every part of a workbook as text: sheets, shared strings, and docProps, which nobody looks at. */
export async function readXlsxParts(book: Uint8Array): Promise<string> {
  const bytes = Buffer.from(book);
  const parts: string[] = [];
  for (let at = bytes.indexOf(signature(CENTRAL_HEADER)); at >= 0; ) {
    const [packed, nameLength, extra, comment] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(local) !== LOCAL_HEADER) throw new Error(`${name}: no such part`);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + packed);
    const stored = bytes.readUInt16LE(at + 10) === 0;
    parts.push(name, (stored ? data : inflateRawSync(data)).toString("utf8"));
    const next = at + 46 + nameLength + extra + comment;
    at = bytes.length >= next + 4 && bytes.readUInt32LE(next) === CENTRAL_HEADER ? next : -1;
  }
  return parts.join("\n");
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
