import type { ProgramDiagnostic } from "./api.ts";

export { UnfitConstant } from "../interpret/constants.ts";

/** A program with faults is not compiled; the faults say where and what to write. */
export class RefusedProgram extends Error {
  readonly diagnostics: readonly ProgramDiagnostic[];

  constructor(diagnostics: readonly ProgramDiagnostic[]) {
    super(
      diagnostics.map(({ message, where, from }) => `${nameOf(where)} at ${from}: ${message.en}`).join("\n"),
    );
    this.name = "RefusedProgram";
    this.diagnostics = diagnostics;
  }
}

function nameOf(where: ProgramDiagnostic["where"]): string {
  return where.kind === "criterion" ? where.code : `${where.entity}.${where.name}`;
}

/** The population lacks something that the schema declares, or holds it in another form. */
export class UnfitPopulation extends Error {
  constructor(what: string) {
    super(`the population does not fit the schema: ${what}`);
    this.name = "UnfitPopulation";
  }
}
