import {
  type FeelContext,
  type FeelList,
  holdsUnknown,
  isContext,
  isList,
  UNKNOWN_VALUE,
  type Value,
} from "../values/value.ts";
import { p, type Signature, takesUnknown } from "./signature.ts";

function fromEntries(entries: FeelList): Value {
  const made = new Map<string, Value>();
  for (const entry of entries) {
    if (!isContext(entry)) return null;
    const key = entry.get("key");
    if (typeof key !== "string" || !entry.has("value") || made.has(key)) return null;
    made.set(key, entry.get("value") ?? null);
  }
  return made;
}

/** Sets the value at the end of a path of keys; null where the path leads through anything but contexts. */
function putAt(context: FeelContext, keys: FeelList, value: Value): Value {
  const [key, ...rest] = keys;
  if (typeof key !== "string") return null;
  if (rest.length === 0) return new Map([...context, [key, value]]);
  const inner = context.get(key) ?? null;
  if (inner === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  if (!isContext(inner)) return null;
  const changed = putAt(inner, rest, value);
  return changed === null || changed === UNKNOWN_VALUE ? changed : new Map([...context, [key, changed]]);
}

function merged(contexts: FeelList): Value {
  if (contexts.includes(UNKNOWN_VALUE)) return UNKNOWN_VALUE;
  if (!contexts.every(isContext)) return null;
  return new Map(contexts.flatMap((context) => [...context]));
}

const unknownIn = (...values: readonly Value[]) => values.includes(UNKNOWN_VALUE);

/** Context functions (DMN 1.5, 10.3.4.10). Values that are unknown stay so under their key. */
export const contextFunctions: Readonly<Record<string, readonly Signature[]>> = {
  "get value": [
    takesUnknown([p("m", "context"), p("key", "string")], (m, key) => {
      return unknownIn(m, key) ? UNKNOWN_VALUE : (m.get(key) ?? null);
    }),
    takesUnknown([p("context", "context"), p("key", "string")], (m, key) => {
      return unknownIn(m, key) ? UNKNOWN_VALUE : (m.get(key) ?? null);
    }),
  ],
  "get entries": [
    takesUnknown([p("m", "context")], (m) => (unknownIn(m) ? UNKNOWN_VALUE : entriesOf(m))),
    takesUnknown([p("context", "context")], (m) => (unknownIn(m) ? UNKNOWN_VALUE : entriesOf(m))),
  ],
  context: [
    takesUnknown([p("entries", "list")], (entries) => {
      if (entries === (UNKNOWN_VALUE as Value) || entries.includes(UNKNOWN_VALUE)) return UNKNOWN_VALUE;
      const keysKnown = entries.every((entry) => !isContext(entry) || entry.get("key") !== UNKNOWN_VALUE);
      return keysKnown ? fromEntries(entries) : UNKNOWN_VALUE;
    }),
  ],
  "context put": [
    takesUnknown([p("context", "context"), p("key", "string"), p("value", "any")], (context, key, value) => {
      return unknownIn(context, key) ? UNKNOWN_VALUE : new Map([...context, [key, value]]);
    }),
    takesUnknown([p("context", "context"), p("keys", "list"), p("value", "any")], (context, keys, value) => {
      if (unknownIn(context) || holdsUnknown(keys)) return UNKNOWN_VALUE;
      return isList(keys) && keys.length > 0 ? putAt(context, keys, value) : null;
    }),
  ],
  "context merge": [
    takesUnknown([p("contexts", "list")], (contexts) =>
      unknownIn(contexts) ? UNKNOWN_VALUE : merged(contexts),
    ),
  ],
};

function entriesOf(context: FeelContext): Value {
  return [...context].map(
    ([key, value]) =>
      new Map<string, Value>([
        ["key", key],
        ["value", value],
      ]),
  );
}
