import { fenOf } from "../finance/amounts.ts";

export interface ReadResult {
  readonly line: string;
  readonly amountFen: number;
  readonly outcome: "paid" | "failed";
  readonly on: string;
  readonly reference: string | null;
  readonly failure: string | null;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FAILED = /^失败[:：](.+)$/;

/** The treasury's results, one a line; lines that can't be read are told by their numbers, from 1. */
export function readResults(text: string): {
  readonly results: ReadResult[];
  readonly unread: readonly number[];
} {
  const results: ReadResult[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (read === undefined) unread.push(index + 1);
    else results.push(read);
  }
  return { results, unread };
}

function readLine(line: string): ReadResult | undefined {
  const [id = "", amount = "", on = "", ...rest] = line.split(/[,，\t]/).map((cell) => cell.trim());
  const amountFen = fenOf(amount);
  const said = rest.join(",");
  if (!ID.test(id) || !DAY.test(on) || said === "" || amountFen === undefined || amountFen <= 0)
    return undefined;
  const failure = FAILED.exec(said)?.[1]?.trim() ?? null;
  const outcome = failure === null ? "paid" : "failed";
  return { line: id, amountFen, outcome, on, reference: failure === null ? said : null, failure };
}
