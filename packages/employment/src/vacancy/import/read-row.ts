import { checkCreditCode, normaliseIdentifier, normaliseText, trimText } from "@olive/kernel";
import { completed, findFieldFaults } from "../check-fields.ts";
import type { Piece } from "../piece-pay.ts";
import type { VacancyFields } from "../vacancy.ts";
import { IMPORT_COLUMNS, IMPORT_FIELDS, type ImportField } from "./columns.ts";
import {
  isNotSaid,
  type Read,
  readAccess,
  readAges,
  readDecimal,
  readGround,
  readKind,
  readList,
  readSchooling,
  readSex,
  readShifts,
  readWhole,
  readYes,
  UNREADABLE,
} from "./read-cells.ts";
import type { FindPlace } from "./read-place.ts";
import {
  codeWrong,
  employerNameMissing,
  missing,
  placeMissing,
  placeNotRead,
  type RowReason,
  reasonOf,
  unreadable,
} from "./row-faults.ts";

export interface KnownEmployer {
  readonly name: string;
  readonly place: string;
}

export interface RowContext {
  /** Employers and businesses by credit code. */
  readonly employers: ReadonlyMap<string, KnownEmployer>;
  readonly findPlace: FindPlace;
  readonly knowsPlace: (code: string) => boolean;
  /** Pay as it is written in an advert: 4000-6000, 5千以上, 面议. */
  readonly readPay: (text: string) => Read<{ readonly from: number | null; readonly to: number | null }>;
}

export interface ReadRow extends VacancyFields {
  readonly creditCode: string;
  readonly employerName: string;
  readonly contact: string;
  /** As the table gives it; undefined where it doesn't. */
  readonly occupation: string | undefined;
}

export type CellsOf = Readonly<Record<ImportField, string>>;

/** What people read again keeps its own brackets and punctuation. */
const SHOWN_AS_IT_IS: ReadonlySet<ImportField> = new Set(["title", "employer", "contact", "text"]);

/** A row's cells by field, cleaned of stray white space and of full-width digits. */
export function cellsOf(cells: readonly string[], places: readonly number[]): CellsOf {
  const entries = IMPORT_FIELDS.map((field, index) => {
    const place = places[index] ?? -1;
    const cell = place < 0 ? "" : (cells[place] ?? "");
    return [field, SHOWN_AS_IT_IS.has(field) ? trimText(cell) : normaliseText(cell)];
  });
  return Object.fromEntries(entries) as CellsOf;
}

const OCCUPATION = /^\d-\d{2}-\d{2}-\d{2}$/;
const LONGEST_TITLE = 60;
const LONGEST_TEXT = 2000;

/** One row as a post, or every reason why it can't be one. */
export function readRow(
  cells: CellsOf,
  context: RowContext,
): { readonly row?: ReadRow; readonly reasons: readonly RowReason[] } {
  const reasons: RowReason[] = [];
  const take = <Value>(field: ImportField, read: (text: string) => Read<Value>): Value | undefined => {
    const value = read(cells[field]);
    if (value !== UNREADABLE) return value as Value | undefined;
    reasons.push(unreadable(field, cells[field]));
    return undefined;
  };
  const employer = readEmployer(cells, context, reasons);
  const title = cells.title.slice(0, LONGEST_TITLE);
  if (title.length < 2) reasons.push(missing("title"));
  const place = readPlaceOf(cells, context, employer, reasons);
  const pay = take("pay", context.readPay);
  const certificates = readList(cells.certificates);
  const schooling = take("schooling", readSchooling);
  const sex = take("sex", readSex);
  const ground = take("ground", readGround);
  const row = completed({
    title,
    kind: take("kind", readKind) ?? "ordinary",
    seats: Math.max(1, take("seats", readWhole) ?? 1),
    seatsReserved: take("reserved", readWhole) ?? 0,
    place: place ?? "",
    wageFrom: take("wageFrom", readWhole) ?? pay?.from ?? null,
    wageTo: take("wageTo", readWhole) ?? pay?.to ?? null,
    piece: readPiece(take),
    hoursPerWeek: take("hours", readWhole) ?? null,
    shifts: readShifts(cells.shifts),
    atHome: readYes(cells.atHome),
    access: readAccess(cells.access),
    demands: {
      ...(schooling === undefined ? {} : { schooling }),
      ...(certificates.length === 0 ? {} : { certificates }),
      ...(sex === undefined ? {} : { sex }),
      ...take("age", readAges),
      ...(ground === undefined ? {} : { ground }),
    },
    text: cells.text.slice(0, LONGEST_TEXT),
    creditCode: employer?.creditCode ?? "",
    employerName: employer?.name ?? "",
    contact: cells.contact.slice(0, 100),
    occupation: take("occupation", readOccupation),
  });
  if (place !== undefined) reasons.push(...faultsOf(row, context));
  return reasons.length > 0 ? { reasons } : { row, reasons };
}

function readOccupation(text: string): Read<string> {
  if (isNotSaid(text)) return undefined;
  return OCCUPATION.test(text) ? text : UNREADABLE;
}

function readEmployer({ creditCode, employer }: CellsOf, { employers }: RowContext, reasons: RowReason[]) {
  if (creditCode === "") {
    reasons.push(missing("creditCode"));
    return undefined;
  }
  const code = normaliseIdentifier(creditCode);
  const known = employers.get(code);
  if (known === undefined && !checkCreditCode(code).ok) {
    reasons.push(codeWrong());
    return undefined;
  }
  const name = known?.name ?? employer;
  if (name === "") reasons.push(employerNameMissing());
  return { creditCode: code, name, place: known?.place };
}

function readPlaceOf(
  { place }: CellsOf,
  { findPlace }: RowContext,
  employer: { readonly place: string | undefined } | undefined,
  reasons: RowReason[],
): string | undefined {
  if (place === "") {
    if (employer?.place !== undefined) return employer.place;
    reasons.push(placeMissing());
    return undefined;
  }
  const found = findPlace(place);
  if (found === undefined) reasons.push(placeNotRead(place));
  return found;
}

type Take = <Value>(field: ImportField, read: (text: string) => Read<Value>) => Value | undefined;

function readPiece(take: Take): Piece | null {
  const batch = take("batch", readWhole);
  const rate = take("rate", readDecimal);
  const perHour = take("perHour", readDecimal);
  const unit = take("unit", (text) => (isNotSaid(text) ? undefined : text.slice(0, 20)));
  if (batch === undefined || rate === undefined || perHour === undefined) return null;
  return { batch, unit: unit ?? "件", rateFen: Math.max(1, Math.round(rate * 100)), perHour };
}

const FIELD_OF: Readonly<Record<string, ImportField>> = {
  seatsReserved: "reserved",
  wage: "pay",
  piece: "rate",
  place: "place",
  sex: "sex",
  age: "age",
};

function faultsOf(row: VacancyFields, { knowsPlace }: RowContext): RowReason[] {
  return findFieldFaults(row, knowsPlace).map(({ field, code, message }) =>
    reasonOf(FIELD_OF[field] ?? "title", code, message),
  );
}

/** Required columns that the file hasn't, by their headers. */
export function missingColumns(places: readonly number[], required: readonly ImportField[]): string[] {
  return required
    .filter((field) => (places[IMPORT_FIELDS.indexOf(field)] ?? -1) < 0)
    .map((field) => IMPORT_COLUMNS[field].name);
}
