import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { LineCounter, parseDocument } from "yaml";
import { findFaults } from "./check-definition.ts";
import { type RegisterDefinition, registerSchema } from "./definition.ts";

/**
 * The register definitions of a folder, in the order of their file names. Throws Refusal `register-definition` that
 * names file, line and place of the first fault.
 */
export function loadRegisters(dir: string): RegisterDefinition[] {
  const files = readdirSync(dir).filter((name) => name.endsWith(".yaml"));
  const registers = files.sort().map((name) => readDefinition(join(dir, name), name));
  refuseDuplicates(registers, files);
  return registers;
}

function readDefinition(path: string, name: string): RegisterDefinition {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const fault = document.errors[0];
  if (fault !== undefined)
    throw wrongDefinition(name, `line ${lines.linePos(fault.pos[0]).line}`, fault.message);
  const parsed = registerSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw wrongDefinition(name, (issue?.path ?? []).join("."), issue?.message ?? "unreadable");
  }
  const [wrong] = findFaults(parsed.data);
  if (wrong !== undefined) throw wrongDefinition(name, wrong.place, wrong.message);
  return parsed.data;
}

function refuseDuplicates(registers: readonly RegisterDefinition[], files: readonly string[]): void {
  for (const part of ["code", "name", "file"] as const) {
    const seen = new Set<string>();
    for (const [index, register] of registers.entries()) {
      if (seen.has(register[part])) {
        throw wrongDefinition(files[index] ?? "", part, `${register[part]} is defined twice`);
      }
      seen.add(register[part]);
    }
  }
  if (registers.filter((register) => register.population).length > 1) {
    throw wrongDefinition(files.join(", "), "population", "only one register may define the people");
  }
}

function wrongDefinition(file: string, place: string, message: string): Refusal {
  return new Refusal({
    code: "register-definition",
    message: {
      zh: `登记册定义 ${file} 有误（${place}）：${message}`,
      en: `The register definition ${file} is wrong at ${place}: ${message}`,
    },
    remedy: { zh: "请改正该文件后重试", en: "Correct the file and try again" },
    details: { file, place },
  });
}
