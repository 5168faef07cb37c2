/**
 * count, sum, min, max. FEEL: null where a member's value is null, and of no members at all (count: 0). What may or
 * may not be a member, or has an unknown value within declared bounds, widens the bounds of the outcome.
 */
import type { Checked } from "../check/checked.ts";
import { baseOf, emitLoop } from "./emit-rows.ts";
import { type Emitter, NONE_ROW, type Num, UNKNOWN_ROW } from "./emitter.ts";

type AggregateNode = Checked & { kind: "aggregate" };

export function emitAggregate(checked: AggregateNode, on: Emitter): Num {
  if (checked.which === "count") return emitCount(checked, on);
  const { low, high } = emitFold(checked, on);
  return { low, high, exact: false, nullable: true, single: false };
}

function emitCount(checked: AggregateNode, on: Emitter): Num {
  const { code } = on;
  const [low, high] = [code.fresh("n"), code.fresh("n")];
  const owner = on.row(baseOf(checked.list).of);
  if (checked.list.kind === "rows" && owner.certain && checked.list.absent === "none") {
    const range = { kind: "range", entity: checked.list.of.entity, name: checked.list.name } as const;
    const [start, end] = [
      on.needs.name({ ...range, part: "start" }),
      on.needs.name({ ...range, part: "end" }),
    ];
    code.line(`const ${low} = ${end}[${owner.value}] - ${start}[${owner.value}];`);
    return { low, high: low, exact: true, nullable: false, single: true };
  }
  code.line(`let ${low} = 0, ${high} = 0;`);
  const unknown = `${low} = -Infinity; ${high} = Infinity;`;
  emitLoop(
    checked.list,
    {
      unknownOwner: unknown,
      noOwner: `${low} = Infinity; ${high} = Infinity;`,
      body(_row, sure) {
        code.line(`${high}++;`);
        code.line(sure === undefined ? `${low}++;` : `if (${sure} === 1) ${low}++;`);
      },
      after(open) {
        if (open !== undefined) code.line(`if (${open}) { ${unknown} }`);
      },
    },
    on,
  );
  return { low, high, exact: false, nullable: true, single: false };
}

interface Fold {
  readonly low: string;
  readonly high: string;
  /** How many are members for certain, and whether one of these is null. */
  readonly members: string;
  readonly none: string;
  /** Whether a perhaps-member leaves it open: it is null, or there is no certain member beside it. */
  readonly perhapsNone: string;
  readonly perhaps: string;
}

function emitFold(checked: AggregateNode, on: Emitter): Fold {
  const { code } = on;
  const fold: Fold = {
    low: code.fresh("n"),
    high: code.fresh("n"),
    members: code.fresh("c"),
    none: code.fresh("c"),
    perhapsNone: code.fresh("c"),
    perhaps: code.fresh("c"),
  };
  const start = { sum: "0", min: "Infinity", max: "-Infinity", count: "0" }[checked.which];
  code.line(`let ${fold.low} = ${start}, ${fold.high} = ${start};`);
  code.line(`let ${fold.members} = 0, ${fold.none} = 0, ${fold.perhapsNone} = 0, ${fold.perhaps} = 0;`);
  const unknown = `${fold.low} = -Infinity; ${fold.high} = Infinity;`;
  const none = `${fold.low} = Infinity; ${fold.high} = Infinity;`;
  emitLoop(
    checked.list,
    {
      unknownOwner: unknown,
      noOwner: none,
      body: (row, sure) => emitMember(checked, fold, row, sure, on),
      after(open) {
        const anyone = `${fold.perhapsNone} === 1 || (${fold.members} === 0 && ${fold.perhaps} === 1)`;
        const missing = open === undefined ? "" : ` || (${open})`;
        code.line(`if (${fold.none} === 1) { ${none} }`);
        code.line(`else if (${anyone}${missing}) { ${unknown} }`);
        code.line(`else if (${fold.members} === 0) { ${none} }`);
      },
    },
    on,
  );
  return fold;
}

function emitMember(
  checked: AggregateNode,
  fold: Fold,
  row: string,
  sure: string | undefined,
  on: Emitter,
): void {
  const { code } = on;
  on.slots.set(checked.slot, { as: "row", row: { value: row, certain: true } });
  const item = itemBounds(checked, on);
  const [low, high] = [code.fresh("n"), code.fresh("n")];
  code.line(`const ${low} = ${item.low}, ${high} = ${item.high};`);
  const certain = (): void => {
    code.line(`${fold.members}++;`);
    code.line(`if (${low} === Infinity) ${fold.none} = 1; else { ${include(checked, fold, low, high)} }`);
  };
  if (sure === undefined) {
    certain();
    return;
  }
  code.block(`if (${sure} === 1) {`, certain);
  code.block("else {", () => {
    code.line(`${fold.perhaps} = 1;`);
    code.line(
      `if (${low} === Infinity) ${fold.perhapsNone} = 1; else { ${admit(checked, fold, low, high)} }`,
    );
  });
}

function include(checked: AggregateNode, fold: Fold, low: string, high: string): string {
  if (checked.which === "sum") return `${fold.low} += ${low}; ${fold.high} += ${high};`;
  return ["low", "high"]
    .map((side) => {
      const [bound, value] = side === "low" ? [fold.low, low] : [fold.high, high];
      return `${bound} = Math.${checked.which}(${bound}, ${value});`;
    })
    .join(" ");
}

/** A perhaps-member moves only the bound that it could move outwards. */
function admit(checked: AggregateNode, fold: Fold, low: string, high: string): string {
  if (checked.which === "sum")
    return `if (${low} < 0) ${fold.low} += ${low}; if (${high} > 0) ${fold.high} += ${high};`;
  if (checked.which === "min") return `${fold.low} = Math.min(${fold.low}, ${low});`;
  return `${fold.high} = Math.max(${fold.high}, ${high});`;
}

function itemBounds(checked: AggregateNode, on: Emitter): { low: string; high: string } {
  const { item } = checked;
  if (item === undefined) throw new Error(`${checked.which} needs an item`);
  if (item.type === "number") return on.number(item);
  const { value } = on.ordinal(item, "dictionary");
  const bound = (unknown: string): string =>
    `(${value} > ${NONE_ROW} ? ${value} : ${value} === ${UNKNOWN_ROW} ? ${unknown} : Infinity)`;
  return { low: bound("-Infinity"), high: bound("Infinity") };
}

/** min and max of dates: a date where both bounds agree, else unknown. */
export function emitExtreme(checked: AggregateNode, on: Emitter): { value: string; certain: boolean } {
  const { low, high } = emitFold(checked, on);
  const value = on.code.fresh("v");
  on.code.line(
    `const ${value} = ${low} === Infinity ? ${NONE_ROW} : ${low} === ${high} ? ${low} : ${UNKNOWN_ROW};`,
  );
  return { value, certain: false };
}
