import { createHash } from "node:crypto";
import type { Node, Schema } from "@olive/feel";
import { getColumn, type RegisterDefinition } from "@olive/registry";
import type { PolicySet } from "../policy/load-policies.ts";
import { rankName } from "../policy/parameters.ts";
import { HOUSEHOLD, PERSON, populationRegister } from "../schema/build-schema.ts";
import { columnType, type Derivation } from "../schema/column-types.ts";
import { usedNames } from "../schema/used-names.ts";

/** How a column's field is read and held. */
export type ColumnForm =
  | { readonly as: "date" }
  | { readonly as: "number"; readonly scale: number }
  | { readonly as: "text" }
  | { readonly as: Derivation }
  /** The rank of a text in an order of values, from 1. */
  | { readonly as: "rank"; readonly order: readonly string[] };

export interface PlannedColumn {
  /** Name in FEEL. */
  readonly name: string;
  /** Column of the register table that it is read from. */
  readonly code: string;
  readonly form: ColumnForm;
  /** What an empty cell means. */
  readonly empty: "unknown" | "none";
}

/** What is read of one register. */
export interface TablePlan {
  readonly register: RegisterDefinition;
  /** Name of the entity: `person`, or the register's name. */
  readonly entity: string;
  readonly owner: typeof PERSON | typeof HOUSEHOLD;
  /** Column with the owner's key (an ID number, a disability card that begins with one, or a household's code). */
  readonly ownerCode: string;
  readonly columns: readonly PlannedColumn[];
  /** Columns by which an owner's rows are ordered, as far as they are read. */
  readonly order: readonly string[];
}

/** What a snapshot holds: the columns that some criterion reads, and no others. */
export interface SnapshotPlan {
  readonly people: TablePlan;
  /** Column of the population register with the household's code; undefined where the county has no households. */
  readonly householdCode: string | undefined;
  readonly members: string | undefined;
  readonly link: string | undefined;
  /** Statuses of people who are not part of the population. */
  readonly absent: { readonly code: string; readonly values: readonly string[] } | undefined;
  readonly registers: readonly TablePlan[];
  /** Changes with any change of the above: a snapshot of another plan is rebuilt. */
  readonly fingerprint: string;
}

/** The plan for a county's registers and the criteria that will be put to them. */
export function planSnapshot(
  registers: readonly RegisterDefinition[],
  set: PolicySet,
  schema: Schema,
  criteria: readonly Node[],
): SnapshotPlan {
  const used = usedNames(schema, criteria);
  const population = populationRegister(registers);
  const wanted = new Set(used.names);
  if (set.placeColumn !== undefined) wanted.add(set.placeColumn);
  const tables = registers
    .filter(
      ({ name, subject }) => subject !== undefined && subject.entity !== "business" && used.names.has(name),
    )
    .map((register) => tablePlan(register, wanted, set, used.picked.has(register.name)));
  const { household, present } = population;
  const plan = {
    people: { ...tablePlan(population, wanted, set, false), entity: PERSON },
    householdCode: household && getColumn(population, household.by).code,
    members: household?.members,
    link: household?.name,
    absent: present && { code: getColumn(population, present.column).code, values: present.not },
    registers: tables,
  };
  const fingerprint = createHash("sha256").update(JSON.stringify(plan)).digest("hex").slice(0, 16);
  return { ...plan, fingerprint };
}

function tablePlan(
  register: RegisterDefinition,
  wanted: ReadonlySet<string>,
  set: PolicySet,
  isPicked: boolean,
): TablePlan {
  const order = register.order ?? register.key;
  // Where one row is picked by its place, all that the register orders by is read; else the order has no say.
  const names = isPicked ? new Set([...wanted, ...order]) : wanted;
  const ownerName = register.subject?.by ?? "";
  const columns = plannedColumns(register, names, set, ownerName);
  const read = new Set(columns.map(({ name }) => name));
  return {
    register,
    entity: register.name,
    owner: register.subject?.entity === "household" ? HOUSEHOLD : PERSON,
    ownerCode: getColumn(register, ownerName).code,
    columns,
    order: order.filter((name) => read.has(name)),
  };
}

function plannedColumns(
  register: RegisterDefinition,
  wanted: ReadonlySet<string>,
  set: PolicySet,
  ownerName: string,
): PlannedColumn[] {
  const columns: PlannedColumn[] = [];
  for (const [name, { from, as }] of Object.entries(register.derived)) {
    const { code, empty } = getColumn(register, from);
    if (wanted.has(name)) columns.push({ name, code, form: { as }, empty });
  }
  for (const column of register.columns) {
    const { name, code, empty } = column;
    const rank = set.grades.find((grade) => grade.column === `${register.name}.${name}`);
    if (rank !== undefined && wanted.has(rankName(name))) {
      columns.push({ name: rankName(name), code, form: { as: "rank", order: rank.order }, empty });
    }
    // The owner's own key is in the table already; the same name in another register may be what is wanted.
    const isOwner = name === ownerName && columnType(column).kind === "text";
    if (wanted.has(name) && !isOwner && !(name in register.derived)) {
      columns.push({ name, code, form: columnForm(column), empty });
    }
  }
  return columns;
}

function columnForm(column: RegisterDefinition["columns"][number]): ColumnForm {
  const type = columnType(column);
  if (type.kind === "date" || type.kind === "month") return { as: "date" };
  return type.kind === "number" ? { as: "number", scale: type.scale } : { as: "text" };
}
