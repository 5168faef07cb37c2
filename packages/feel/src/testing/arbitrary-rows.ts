/** Names, paths and lists that may stand at a place of a generated criterion. */
import type { ScalarType, Schema } from "../schema.ts";
import type { Node } from "../tree.ts";
import type { Choices } from "./choices.ts";
import * as to from "./nodes.ts";

export interface Variable {
  readonly name: string;
  readonly entity: string;
}

/** Where a name stands: bare names mean attributes of `entity`. */
export interface Context {
  readonly entity: string;
  readonly variables: readonly Variable[];
}

/** A quotient may stand beside a comparison only. */
export type LeafKind = ScalarType["kind"] | "quotient";

export interface Making {
  readonly schema: Schema;
  readonly on: Choices;
  /** Definitions made so far: entity, name, kind of their value. */
  readonly definitions: readonly {
    readonly entity: string;
    readonly name: string;
    readonly type: LeafKind;
  }[];
}

interface Place {
  /** Undefined: bare names. */
  readonly row: Node | undefined;
  readonly entity: string;
}

function attribute(place: Place, name: string): Node {
  return place.row === undefined ? to.name(name) : to.path(place.row, name);
}

/** Rows whose attributes can be named here: the one in question, variables, and what they link to or pick. */
function places(context: Context, making: Making): Place[] {
  const own: Place[] = [
    { row: undefined, entity: context.entity },
    ...context.variables.map(({ name, entity }) => ({ row: to.name(name), entity })),
  ];
  return own.flatMap((place) => [place, ...linked(place, making), ...picked(place, making)]);
}

function linked(place: Place, making: Making): Place[] {
  const attributes = making.schema.entities.get(place.entity)?.attributes ?? new Map();
  return [...attributes].flatMap(([name, of]) =>
    of.kind === "link" ? [{ row: attribute(place, name), entity: of.entity }] : [],
  );
}

function picked(place: Place, making: Making): Place[] {
  const position = making.on.of(["1", "-1", "2", "-2"]);
  return rowLists(place, making).map(({ node, entity }) => ({
    row: to.filter(node, to.number(position)),
    entity,
  }));
}

interface ListNode {
  readonly node: Node;
  readonly entity: string;
}

function rowLists(place: Place, making: Making): ListNode[] {
  const attributes = making.schema.entities.get(place.entity)?.attributes ?? new Map();
  return [...attributes].flatMap(([name, of]) =>
    of.kind === "rows" ? [{ node: attribute(place, name), entity: of.entity }] : [],
  );
}

/** Attributes of a kind that can be named here; `bareOnly`: only those of the row in question. */
export function leaves(context: Context, kind: LeafKind, making: Making, bareOnly = false): Node[] {
  const from = bareOnly ? [{ row: undefined, entity: context.entity }] : places(context, making);
  return from.flatMap((place) => {
    const attributes = making.schema.entities.get(place.entity)?.attributes ?? new Map();
    const columns = [...attributes]
      .filter(([, of]) => of.kind === "column" && of.type.kind === kind)
      .map(([name]) => name);
    const definitions = making.definitions.filter((one) => one.entity === place.entity && one.type === kind);
    return [...columns, ...definitions.map(({ name }) => name)].map((name) => attribute(place, name));
  });
}

export function rowPaths(context: Context, making: Making): Node[] {
  return places(context, making).flatMap((place) =>
    [...linked(place, making), ...picked(place, making)].flatMap(({ row }) =>
      row === undefined ? [] : [row],
    ),
  );
}

type TruthMaker = (context: Context, depth: number, making: Making) => Node;

/** A list of rows, half of the time filtered. */
export function anyList(context: Context, depth: number, making: Making, anyTruth: TruthMaker): ListNode {
  const near = places(context, making).filter((place) => rowLists(place, making).length > 0);
  const from = near.length > 0 ? making.on.of(near) : undefined;
  const lists = from === undefined ? [] : rowLists(from, making);
  if (lists.length === 0) throw new NoList();
  const list = making.on.of(lists);
  if (!making.on.oneIn(2)) return list;
  const inner: Context = { entity: list.entity, variables: context.variables };
  return { node: to.filter(list.node, anyTruth(inner, Math.max(0, depth), making)), entity: list.entity };
}

/** Some entities have no lists in reach. */
export class NoList extends Error {}
