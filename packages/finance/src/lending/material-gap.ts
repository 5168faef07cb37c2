import { defineLifeCycle } from "@olive/cases";

const THRESHOLDS = { remind: 0, rise: 2, reassign: 5 } as const;
const SUPPLIER = { act: "case.work", relation: "team" } as const;

/**
 * A bank asked for what a department holds, or could hold: the department supplies it as data, says that it already is
 * there, or says why it can't. Nobody asks the owner in the meantime.
 */
export const materialGap = defineLifeCycle({
  code: "materialGap",
  name: { zh: "要材料：由部门补数据", en: "A paper asked for: the department supplies data" },
  starts: "supplying",
  states: {
    supplying: {
      name: { zh: "待部门提供", en: "To be supplied" },
      next: {
        zh: "把这项数据接进来，或说明银行已能看到",
        en: "Bring the data in, or show where the bank sees it",
      },
      owner: { act: "case.work", level: "department" },
      clock: 5,
      thresholds: THRESHOLDS,
    },
  },
  ends: {
    supplied: { name: { zh: "已由数据提供", en: "Supplied as data" }, reopensTo: "supplying" },
    notNeeded: { name: { zh: "银行不需要", en: "The bank doesn't need it" }, reopensTo: "supplying" },
    cannot: { name: { zh: "现在没有这项数据", en: "No such data now" }, reopensTo: "supplying" },
  },
  acts: {
    supply: {
      name: { zh: "已由数据提供", en: "Supplied as data" },
      from: ["supplying"],
      to: "supplied",
      who: SUPPLIER,
      needs: { reason: true },
      confirms: true,
    },
    drop: {
      name: { zh: "银行已不需要", en: "Not needed any more" },
      from: ["supplying"],
      to: "notNeeded",
      who: SUPPLIER,
      needs: { reason: true },
      confirms: true,
    },
    giveUp: {
      name: { zh: "说明为什么没有", en: "Say why there is none" },
      from: ["supplying"],
      to: "cannot",
      who: SUPPLIER,
      needs: { reason: true },
      confirms: true,
    },
  },
});
