import { type Question, TASKS } from "./answering-tasks.ts";

/** The process that `answering.ts` starts: one question at a time, one reply each. */
process.on("message", ({ task, text }: Question) => {
  process.send?.(TASKS[task](text));
});
