import { FAULT_WORDINGS, type Fault } from "@olive/finance/protocol";

const MOMENT = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  dateStyle: "medium",
  timeStyle: "short",
});

/** A moment as people here read it. */
export function momentText(at: Date | null): string {
  return at === null ? "" : MOMENT.format(at);
}

/** What a code of the protocol means; the code itself where it has no words. */
export function faultText(code: string): string {
  return code in FAULT_WORDINGS ? FAULT_WORDINGS[code as Fault].message.zh : code;
}
