import type { Change } from "./change.ts";

type Said = Pick<Change, "policy" | "content">;

/** Whether later changes say anew all that a change said. Pure. */
export function isOverridden({ policy, content }: Said, later: readonly Said[]): boolean {
  const criteria =
    content.criteria === null || later.some((one) => one.policy === policy && one.content.criteria !== null);
  const definitions = content.definitions.every(({ entity, name }) =>
    later.some((one) => one.content.definitions.some((d) => d.entity === entity && d.name === name)),
  );
  const parameters = content.parameters.every(({ name }) =>
    later.some((one) => one.content.parameters.some((parameter) => parameter.name === name)),
  );
  return later.length > 0 && criteria && definitions && parameters;
}
