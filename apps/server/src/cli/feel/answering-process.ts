import { type Question, TASKS } from "./answering-tasks.ts";

/** The process that `answering.ts` starts: one question at a time, one reply each. */
process.on("message", ({ task, text }: Question) => {
  process.send?.(TASKS[task](text));
});

// Ctrl-C reaches the whole group of processes; the command ends this one itself, so that it can tell why.
process.on("SIGINT", () => undefined);
