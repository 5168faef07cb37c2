import { main } from "./cli/main.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has seen enough (`./olive … | head`).
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const code = await main(process.argv.slice(2));
// Output to a pipe is asynchronous: wait for it, then end whatever a command left open.
await new Promise<void>((resolve) => process.stdout.write("", () => resolve()));
process.exit(code);
