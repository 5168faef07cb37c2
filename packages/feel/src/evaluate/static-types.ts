import type { Node, TypeName } from "../tree.ts";

const NAMES: Readonly<Record<string, string>> = {
  dateTime: "date and time",
  dayTimeDuration: "days and time duration",
  yearMonthDuration: "years and months duration",
};

/** Does every value of `type` belong to `to` as well (DMN 1.5, 10.3.2.9.2, type conformance)? */
export function isSubtype(type: TypeName, to: TypeName): boolean {
  if (to.name === "Any" || type.name === "Null") return true;
  if ((NAMES[type.name] ?? type.name) !== (NAMES[to.name] ?? to.name)) return false;
  if (to.of.length === 0) return true;
  if (to.name === "context") return to.of.every((entry) => hasEntry(type, entry));
  if (to.name === "function") return isSubfunction(type, to);
  return to.of.every((part, index) => {
    const own = type.of[index];
    return own !== undefined && isSubtype(own, part);
  });
}

function hasEntry(type: TypeName, entry: TypeName & { readonly key?: string }): boolean {
  const own = type.of.find((part) => part.key === entry.key);
  return own !== undefined && isSubtype(own, entry);
}

/** Parameters may take more, the result may be less. */
function isSubfunction(type: TypeName, to: TypeName): boolean {
  if (type.of.length !== to.of.length) return false;
  return to.of.every((part, index) => {
    const own = type.of[index];
    if (!own) return false;
    return index === to.of.length - 1 ? isSubtype(own, part) : isSubtype(part, own);
  });
}

const SCALARS: ReadonlyMap<Node["kind"], string> = new Map([
  ["null", "Null"],
  ["boolean", "boolean"],
  ["number", "number"],
  ["string", "string"],
  ["comparison", "boolean"],
  ["between", "boolean"],
  ["in", "boolean"],
  ["and", "boolean"],
  ["or", "boolean"],
  ["quantified", "boolean"],
  ["instanceOf", "boolean"],
]);

/** The type of an expression as far as its form alone tells; Any where it does not. */
export function staticType(node: Node): TypeName {
  const { from, to } = node;
  const scalar = SCALARS.get(node.kind);
  if (scalar) return { from, to, name: scalar, of: [] };
  if (node.kind === "context") {
    const of = node.entries.map((entry) => ({ ...staticType(entry.value), key: entry.key }));
    return { from, to, name: "context", of };
  }
  if (node.kind === "list") {
    const [first, ...rest] = node.items.map(staticType);
    const same = first && rest.every((one) => isSubtype(one, first));
    return { from, to, name: "list", of: same ? [first] : [] };
  }
  return { from, to, name: "Any", of: [] };
}
