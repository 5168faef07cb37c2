/** What the checker says of a text that it refuses, Chinese first. */
import type { Diagnostic, Span } from "../tree.ts";
import type { ValueType } from "./checked.ts";

/** Stops the checking of one part; the parts beside it are still checked, so that all faults show at once. */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message.en);
    this.name = "Refusal";
    this.diagnostic = diagnostic;
  }
}

const TYPE_NAMES: Readonly<Record<ValueType | "row" | "list", { zh: string; en: string }>> = {
  truth: { zh: "是非", en: "true or false" },
  number: { zh: "数", en: "number" },
  text: { zh: "文字", en: "text" },
  date: { zh: "日期", en: "date" },
  month: { zh: "年月", en: "month" },
  period: { zh: "年月时长", en: "years and months duration" },
  row: { zh: "一行数据", en: "row" },
  list: { zh: "列表", en: "list" },
};

export function refuse(
  span: Span,
  code: string,
  message: { zh: string; en: string },
  repair?: string,
): Refusal {
  const place = { from: span.from, to: span.to };
  return new Refusal({ ...place, code, message, ...(repair === undefined ? {} : { repair }) });
}

export function unsupported(span: Span, zh: string, en: string): Refusal {
  return refuse(span, "unsupported", { zh: `判定条件中不支持：${zh}`, en: `unsupported in criteria: ${en}` });
}

export function wrongType(span: Span, found: ValueType | "row" | "list", wanted: string): Refusal {
  const name = TYPE_NAMES[found];
  const target = TYPE_NAMES[wanted as ValueType] ?? { zh: wanted, en: wanted };
  return refuse(span, "type", {
    zh: `这里应是${target.zh}，而不是${name.zh}`,
    en: `a ${target.en} is needed here, not a ${name.en}`,
  });
}

export function notComparable(span: Span, left: ValueType, right: ValueType): Refusal {
  return refuse(span, "type", {
    zh: `${TYPE_NAMES[left].zh}与${TYPE_NAMES[right].zh}不能比较`,
    en: `a ${TYPE_NAMES[left].en} can't be compared with a ${TYPE_NAMES[right].en}`,
  });
}

export function unknownName(span: Span, name: string, repair: string | undefined): Refusal {
  const hint =
    repair === undefined
      ? { zh: "", en: "" }
      : { zh: `，是“${repair}”吗？`, en: `; did you mean “${repair}”?` };
  return refuse(
    span,
    "unknown-name",
    { zh: `没有名为“${name}”的数据${hint.zh}`, en: `nothing is named “${name}”${hint.en}` },
    repair,
  );
}

export function outerName(span: Span, name: string): Refusal {
  return refuse(span, "unsupported", {
    zh: `方括号内只能用该行自身的数据、参数和 some/every 的变量，不能直接用外层的“${name}”`,
    en: `inside [ ] only the row's own data, constants and variables of some/every may stand, not the outer “${name}”`,
  });
}
