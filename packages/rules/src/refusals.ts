import { type CalendarDate, Refusal, type Wording } from "@olive/kernel";
import type { RuleFault } from "./contracts/rule.ts";

const LOOK_AGAIN: Wording = { zh: "请刷新后看它现在的情况", en: "Reload and look at where it stands now" };

export const draftUnknown = () =>
  new Refusal({
    code: "draft-unknown",
    status: 404,
    message: {
      zh: "您没有这份草稿，或者它已经送审、放弃",
      en: "You have no such draft, or it was submitted or given up",
    },
    remedy: { zh: "请从规则页重新开始修改", en: "Begin again from the rule's page" },
  });

export const draftMovedOn = () =>
  new Refusal({
    code: "draft-moved-on",
    status: 409,
    message: {
      zh: "这份草稿在别处保存过，您看到的不是最新的",
      en: "The draft was saved elsewhere since you opened it",
    },
    remedy: {
      zh: "请刷新后再改，免得盖掉先前的内容",
      en: "Reload before you go on, or you would overwrite it",
    },
  });

export const changeUnknown = () =>
  new Refusal({
    code: "change-unknown",
    status: 404,
    message: { zh: "没有这次修改", en: "There is no such change" },
    remedy: { zh: "请从规则页打开", en: "Open it from the rule's page" },
  });

export const changeMovedOn = () =>
  new Refusal({
    code: "change-moved-on",
    status: 409,
    message: { zh: "在您查看期间，这次修改有了新的进展", en: "The change moved on while you looked at it" },
    remedy: LOOK_AGAIN,
  });

export const nothingChanged = () =>
  new Refusal({
    code: "nothing-changed",
    message: { zh: "草稿和现行的规则没有不同", en: "The draft says what the rule says already" },
    remedy: {
      zh: "请先修改条件、构件或参数",
      en: "Change the criteria, a building block or a parameter first",
    },
  });

export const baseStale = () =>
  new Refusal({
    code: "base-stale",
    status: 409,
    message: {
      zh: "您修改的规则在此期间变了（另一项修改已批准，或换了生效日期）",
      en: "The rule changed since this was written: another change was approved, or the day is another",
    },
    remedy: {
      zh: "请对照现行的规则核对草稿，选“以现行规则为准”后再送审",
      en: "Compare the draft with the rule as it stands, take that as the base, and submit again",
    },
  });

export const referenceMissing = () =>
  new Refusal({
    code: "reference-missing",
    message: { zh: "还没有写明依据和修改说明", en: "The reference or the note is missing" },
    remedy: {
      zh: "请写明依据（文号，至少四个字）和修改说明，批准的人要看",
      en: "Give the reference (at least four characters) and say what changes and why",
    },
  });

export const effectivePast = (standing: CalendarDate) =>
  new Refusal({
    code: "effective-past",
    message: {
      zh: `生效日期早于现行认定日期 ${standing}：已经认定的不能倒回去改`,
      en: `The effective day is before ${standing}, for which people have been recognised already`,
    },
    remedy: { zh: `请改为 ${standing} 或更晚的日期`, en: `Choose ${standing} or a later day` },
    details: { standing },
  });

export const editFaulty = (fault: RuleFault) =>
  new Refusal({
    code: "edit-faulty",
    message: { zh: `修改里有错：${fault.message.zh}`, en: `The edit is wrong: ${fault.message.en}` },
    remedy: {
      zh: fault.repair === null ? "请在编辑页改正后再送审" : `请改为：${fault.repair}`,
      en: fault.repair === null ? "Correct it in the editor, then submit" : `Write instead: ${fault.repair}`,
    },
    details: { where: { ...fault.where }, from: fault.from, to: fault.to },
  });

export const countyWideOnly = () =>
  new Refusal({
    code: "county-wide-only",
    status: 403,
    message: {
      zh: "规则影响全县，只由全县范围的经办人修改",
      en: "Rules touch the whole county: only its county-wide officials change them",
    },
    remedy: { zh: "请联系主管部门提出修改意见", en: "Tell the department in charge what should change" },
  });

export const directoryBehind = (missing: number) =>
  new Refusal({
    code: "directory-behind",
    status: 409,
    message: {
      zh: `名单里有 ${missing} 人还没有进入人员目录`,
      en: `${missing} people on the list are not in the directory of people yet`,
    },
    remedy: {
      zh: "目录随导入更新，请过一会儿再送审",
      en: "The directory follows imports: submit again in a while",
    },
  });
