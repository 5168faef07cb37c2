import type { Checked } from "../check/checked.ts";
import type { Emitter } from "./emitter.ts";

/** The truth code as a value, for where all four matter at once. */
export function emitTruthCode(checked: Checked, on: Emitter): string {
  const name = on.code.fresh("t");
  on.code.line(`let ${name} = 0;`);
  on.truth(checked, { yes: `${name} = 1;`, no: "", unknown: `${name} = 2;`, none: `${name} = 3;` });
  return name;
}
