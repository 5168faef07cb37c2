import type { Plugin } from "vite";

/** Of a contract, what the API's documentation alone shows. */
const PROSE = new Set(["summary", "description", "example", "tag"]);
const CONTRACT = /\/packages\/[^/]+\/src\/contracts?\//;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [name: string]: unknown;
}

/** Takes the documentation's words and examples out of the contracts that the browser loads. */
export function withoutProse(): Plugin {
  return {
    name: "olive-without-prose",
    transform(code, id) {
      if (!CONTRACT.test(id)) return undefined;
      const proses = [...calls(this.parse(code) as unknown as Node)].flatMap(proseOf);
      let rest = code;
      for (const { start, end } of proses.sort((a, b) => b.start - a.start)) {
        rest = `${rest.slice(0, start)}undefined${rest.slice(end)}`;
      }
      return { code: rest, map: null };
    },
  };
}

/** The objects that `route(…)` is called with. */
function* calls(node: Node): Generator<Node> {
  const callee = node.callee as Node | undefined;
  const [given] = (node.arguments ?? []) as readonly Node[];
  if (callee?.name === "route" && given?.type === "ObjectExpression") yield given;
  for (const inner of Object.values(node).flat()) {
    if (inner !== null && typeof inner === "object" && "type" in inner) yield* calls(inner as Node);
  }
}

/** Values of the object's properties that are prose. */
function proseOf({ properties }: Node): readonly Node[] {
  return (properties as readonly Node[])
    .filter(({ key }) => PROSE.has((key as { name?: string } | undefined)?.name ?? ""))
    .map(({ value }) => value as Node);
}
