/**
 * What stands in for zod on a cheap phone: contracts keep their paths, their words and their types; answers are taken
 * as the server of the same release gives them, which checks each against the contract before it sends it. A quarter
 * of the first page's script.
 */
const schema: unknown = new Proxy(() => {}, {
  get: (_, name) => {
    if (name === "parse") return (answer: unknown) => answer;
    if (name === Symbol.iterator) return () => [][Symbol.iterator]();
    // Nobody may wait for it as for a promise.
    return name === "then" || typeof name === "symbol" ? undefined : schema;
  },
  apply: () => schema,
});

export { schema as z };
