/** What a kernel reads: each need becomes one element of the array that the kernel is called with. */
import type { Checked, TextStep } from "../check/checked.ts";

/** Where a text's code counts: in the population's dictionary, or in the run's own table of derived texts. */
export type TextSpace = "dictionary" | "derived";

export type Need =
  | { readonly kind: "column" | "link"; readonly entity: string; readonly name: string }
  | {
      readonly kind: "range";
      readonly entity: string;
      readonly name: string;
      readonly part: "start" | "end" | "rows" | "complete";
    }
  /** Arrays of a definition in the order of `DefinitionShape`. */
  | { readonly kind: "definition"; readonly key: string; readonly part: number }
  /** A folded value: number, truth code, date, months, or a text's code. */
  | { readonly kind: "fixed"; readonly value: Checked; readonly space: TextSpace }
  /** The outcome of text steps by text code, and the function that fills one element. */
  | { readonly kind: "table" | "fill"; readonly table: TextTable }
  | { readonly kind: "routine"; readonly name: Routine };

export interface TextTable {
  readonly from: TextSpace;
  readonly steps: readonly TextStep[];
  readonly type: "truth" | "number" | "text";
  /** Two tables with the same key are the same table. */
  readonly key: string;
}

export type Routine = "addMonths" | "addDays" | "monthsBetween" | "productLow" | "productHigh";

export interface Needs {
  /** The identifier under which the kernel finds it. */
  name(need: Need): string;
  readonly list: readonly Need[];
}

export function createNeeds(): Needs {
  const list: Need[] = [];
  const names = new Map<string, string>();
  return {
    list,
    name(need) {
      const key = JSON.stringify(
        need.kind === "table" || need.kind === "fill" ? [need.kind, need.table.key] : need,
      );
      const known = names.get(key);
      if (known !== undefined) return known;
      const name = `x${list.length}`;
      list.push(need);
      names.set(key, name);
      return name;
    },
  };
}
