import type { Wording } from "@olive/kernel";
import type { RunState } from "../../contracts/import-shapes.ts";

/** How a delivery stands, as part of a sentence. */
export const STATE_WORDS: Readonly<Record<RunState, Wording>> = {
  received: { zh: "还没有识别完", en: "is not recognised yet" },
  recognised: { zh: "还没有检查", en: "is not checked yet" },
  checked: { zh: "已检查，等待导入", en: "is checked and waits to be imported" },
  held: { zh: "超过限度，等待他人确认", en: "is past its limits and waits for a colleague's confirmation" },
  applied: { zh: "已经导入", en: "is imported already" },
  undone: { zh: "已经撤销", en: "was undone" },
  abandoned: { zh: "已经放弃", en: "was abandoned" },
};

export const BUSY: Wording = { zh: "正在后台处理", en: "is being worked on" };
