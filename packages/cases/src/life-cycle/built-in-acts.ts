import type { Wording } from "@olive/kernel";

/** What happens to cases of every kind, beside the acts of their own life cycle; named for the line of time. */
export const BUILT_IN_ACTS = {
  open: { zh: "立案", en: "Opened" },
  reopen: { zh: "重新打开", en: "Reopened" },
  remind: { zh: "到期提醒", en: "Reminded" },
  rise: { zh: "超期上报", en: "Raised" },
  reassign: { zh: "改派", en: "Reassigned" },
  assign: { zh: "派给承办人", en: "Assigned" },
  move: { zh: "离岗移交", en: "Moved" },
  undoMove: { zh: "撤回移交", en: "Move undone" },
  undo: { zh: "撤销", en: "Undone" },
  note: { zh: "补记说明", en: "Note" },
  carried: { zh: "部门数据已更新", en: "Carried by an extract" },
} as const satisfies Record<string, Wording>;

export type BuiltInAct = keyof typeof BUILT_IN_ACTS;

/** Names that a life cycle may not give its own acts. */
export function isBuiltIn(act: string): act is BuiltInAct {
  return act in BUILT_IN_ACTS;
}
