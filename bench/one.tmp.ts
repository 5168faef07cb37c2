import { bench } from "./search.ts"; import { describe } from "./measure.ts";
const people = Number(process.argv[2]);
for (const l of await bench.run({ short: people < 100000, people })) console.log(describe(l).text);
