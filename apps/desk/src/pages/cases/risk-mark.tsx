import { StatusTag, type Tone, useText } from "@olive/ui";
import type { CaseRow } from "./use-acting.ts";
import { WORDS } from "./words.ts";

const HIGH = 67;
const MIDDLING = 34;

/** Risk as a word; its reasons on request. It orders lists and decides nothing. */
export function RiskMark({ row }: { row: Pick<CaseRow, "risk" | "riskReasons"> }) {
  const say = useText();
  const tone: Tone = row.risk >= HIGH ? "danger" : row.risk >= MIDDLING ? "warning" : "neutral";
  return (
    <span title={row.riskReasons.map(say).join("；")}>
      <StatusTag tone={tone}>{say(WORDS.risks(row.risk))}</StatusTag>
    </span>
  );
}
