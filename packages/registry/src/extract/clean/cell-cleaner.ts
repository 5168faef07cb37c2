import type { DateNumber } from "@olive/kernel";
import type { ColumnDefinition } from "../../register/definition.ts";
import type { CellCleaner } from "./cleaned.ts";
import { cleanDate, cleanMonth, cleanYear } from "./dates.ts";
import { cleanCreditCode, disabilityCardCleaner, residentIdCleaner } from "./identifiers.ts";
import { cleanAmount, cleanCount } from "./numbers.ts";
import { remembering } from "./remember.ts";
import { cleanCode, cleanSex, cleanText, existingPlaceCleaner, listedCleaner } from "./texts.ts";

export interface CleaningContext {
  /** The day of reading: nobody is born later. */
  readonly notAfter: DateNumber;
  readonly knownPlaceCodes: ReadonlySet<string>;
}

/** How the cells of a column are read (the table of extracts/README, by type). */
export function cellCleaner(column: ColumnDefinition, context: CleaningContext): CellCleaner {
  switch (column.type) {
    case "residentId":
      return residentIdCleaner(context.notAfter);
    case "disabilityCard":
      return disabilityCardCleaner(context.notAfter);
    case "creditCode":
      return cleanCreditCode;
    case "place":
      return column.existing ? existingPlaceCleaner(context.knownPlaceCodes) : cleanCode;
    case "date":
      return remembering(cleanDate);
    case "month":
      return remembering(cleanMonth);
    case "year":
      return remembering(cleanYear);
    case "amount":
      return cleanAmount;
    case "count":
      return remembering(cleanCount);
    case "listed":
      return listedCleaner(column.values ?? [], column.synonyms);
    case "sex":
      return cleanSex;
    case "phone":
    case "code":
      return cleanCode;
    case "text":
      return cleanText;
  }
}
