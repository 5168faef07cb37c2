/** A text of JavaScript under construction: fresh names, blocks, and values that were read already in this or an outer block. */

export interface Code {
  /** One or more statements; empty ones are dropped. */
  line(statement: string): void;
  /** Opens a block such as `for (…) {`; `close` ends it. */
  open(head: string): void;
  close(tail?: string): void;
  block(head: string, body: () => void): void;
  fresh(prefix: string): string;
  /** `const name = expression;` once per block for the same key; the name. */
  share(key: string, prefix: string, expression: () => string): string;
  text(): string;
}

export function createCode(): Code {
  const lines: string[] = [];
  const scopes: Map<string, string>[] = [new Map()];
  let count = 0;
  const code: Code = {
    line(statement) {
      if (statement.trim() !== "") lines.push("  ".repeat(scopes.length) + statement);
    },
    open(head) {
      code.line(head);
      scopes.push(new Map());
    },
    close(tail = "}") {
      scopes.pop();
      code.line(tail);
    },
    block(head, body) {
      code.open(head);
      body();
      code.close();
    },
    fresh: (prefix) => `${prefix}${count++}`,
    share(key, prefix, expression) {
      for (const scope of scopes) {
        const known = scope.get(key);
        if (known !== undefined) return known;
      }
      const value = expression();
      const name = code.fresh(prefix);
      code.line(`const ${name} = ${value};`);
      scopes.at(-1)?.set(key, name);
      return name;
    },
    text: () => lines.join("\n"),
  };
  return code;
}
