import type { ImportRun } from "@olive/registry/contract";
import { StatusTag, useText } from "@olive/ui";
import { STATES, TASKS } from "./words.ts";

export function StateTag({ run }: { run: Pick<ImportRun, "state" | "task"> }) {
  const say = useText();
  if (run.task !== null) return <StatusTag tone="info">{say(TASKS[run.task])}</StatusTag>;
  const { tone, ...words } = STATES[run.state];
  return <StatusTag tone={tone}>{say(words)}</StatusTag>;
}
