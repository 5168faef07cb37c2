import { ExtractRefused } from "./extract-refused.ts";
import {
  MAX_SHARED_TEXT_BYTES,
  MAX_UNPACK_RATIO,
  MAX_UNPACKED_BYTES,
  MAX_WORKBOOK_BYTES,
  MIN_SUSPICIOUS_BYTES,
} from "./limits.ts";
import type { FileScan } from "./scan-file.ts";

const ZIP = "504b0304";
/** Compound file of old .xls workbooks and of encrypted ones ([MS-OFFCRYPTO] 2.3). */
const OLE = "d0cf11e0";

const END_OF_DIRECTORY = 0x0605_4b50;
const DIRECTORY_ENTRY = 0x0201_4b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const MAX_COMMENT = 0xffff;
/** Bytes that deflate needs for nothing. */
const EMPTY_DEFLATE = 2;

/** Refuses by its first bytes what is no workbook, before it is loaded. */
export function checkWorkbookKind(scan: FileScan): void {
  const magic = Buffer.from(scan.head.subarray(0, 4)).toString("hex");
  if (magic === OLE) throw new ExtractRefused("workbook-encrypted");
  if (magic !== ZIP) throw new ExtractRefused("not-a-workbook");
  if (scan.bytes > MAX_WORKBOOK_BYTES) throw new ExtractRefused("file-too-large");
}

/** Refuses what its directory says unpacks to too much (APPNOTE 4.3.12), before anything is unpacked. */
export function checkUnpackedSize(file: Buffer): void {
  let total = 0;
  for (const entry of directory(file)) {
    total += entry.unpacked;
    // Unpacking is bounded by what the directory says; a part that says nothing would have no bound.
    if (entry.unpacked === 0 && entry.packed > EMPTY_DEFLATE) throw new ExtractRefused("workbook-damaged");
    const suspicious = entry.unpacked > MIN_SUSPICIOUS_BYTES;
    if (suspicious && entry.unpacked > entry.packed * MAX_UNPACK_RATIO) throw new ExtractRefused("zip-bomb");
    if (entry.name.endsWith("sharedStrings.xml") && entry.unpacked > MAX_SHARED_TEXT_BYTES) {
      throw new ExtractRefused("file-too-large");
    }
  }
  if (total > MAX_UNPACKED_BYTES) throw new ExtractRefused("zip-bomb");
}

export interface WorkbookPart {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** The parts of a workbook, as its directory lists them. */
export function* directory(file: Buffer): Generator<WorkbookPart> {
  const end = endOfDirectory(file);
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + ENTRY_LENGTH > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new ExtractRefused("workbook-damaged");
    }
    const nameLength = file.readUInt16LE(at + 28);
    yield {
      name: file.toString("utf8", at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    };
    at += ENTRY_LENGTH + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
}

function endOfDirectory(file: Buffer): number {
  const earliest = Math.max(0, file.length - END_LENGTH - MAX_COMMENT);
  for (let at = file.length - END_LENGTH; at >= earliest; at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new ExtractRefused("workbook-damaged");
}
