// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated } from "@olive/db";

/** 离岗：这段时间不派新案件 */
export interface AbsenceRow {
  id: Generated<string>;
  county: string;
  /** 离岗人所管的区划 */
  place_code: string;
  account: number;
  account_name: string;
  begins_on: string;
  ends_on: string | null;
  reason: string;
  recorded_by: number;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 提前返岗的时间 */
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 成批办理：一次办许多件，可以关掉网页，可以取消，断了接着做 */
export interface BatchRow {
  /** 由网页给出：点两次也只办一次 */
  id: string;
  county: string;
  account: number;
  /** 以谁的身份、在什么辖区办 */
  actor: unknown;
  act: string;
  input: unknown;
  total: number;
  started_at: ColumnType<Date, Date | string | undefined, Date | string>;
  cancelled_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  finished_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 成批办理中的一件：办成，或为什么没办成 */
export interface BatchItemRow {
  batch_id: string;
  case_id: string;
  /** 勾选时所见的版本 */
  version: number;
  account: number;
  settled_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 没办成的原因和办法 */
  refusal: unknown;
}

/** 案件：现在的样子；怎么走到这一步见 cases.event */
export interface CaseFileRow {
  id: Generated<string>;
  county: string;
  /** 对象居住（经营）的村社 */
  place_code: string;
  /** 生命周期的代码（代码里的一张总表） */
  life_cycle: string;
  /** 对象：person:人员代号、household:…、business:…、fact:… */
  subject: string;
  /** 对象的称呼，立案时的写法 */
  subject_name: string;
  /** 标题（中英文） */
  title: unknown;
  state: string;
  /** 牵涉的部门（事实纠正：数据的主管部门） */
  department: string | null;
  /** 这一步要会做的事：谁有这项权限，谁可以承办 */
  team_act: string;
  /** 这一步由哪一级承办 */
  team_level: string;
  /** 承办的区划：本村社、本乡镇或全县 */
  team_area: string;
  /** 承办人；空为待派 */
  owner_account: number | null;
  owner_name: string | null;
  /** 从何时起没有承办人；超过一个工作日上交一级 */
  unowned_since: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 期限（按工作日算出）；办结后为空 */
  due_on: string | null;
  /** 催办从哪一天算起：期限，或改派后的新起点 */
  urge_from: string | null;
  /** 下一次催办的日子；空为没有了 */
  urge_on: string | null;
  /** 已经催到第几步：0 未催，1 已提醒，2 已上报，3 已改派 */
  urged: Generated<number>;
  /** 超期上报给了谁 */
  raised_to: number | null;
  /** 风险 0-100，理由见 risk_reasons；只用来排先后 */
  risk: Generated<number>;
  risk_reasons: Generated<unknown>;
  /** 最近一次的说明，列表里就看得到 */
  note: string | null;
  data: Generated<unknown>;
  opened_at: ColumnType<Date, Date | string | undefined, Date | string>;
  opened_by: number | null;
  state_since: ColumnType<Date, Date | string | undefined, Date | string>;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 办结的结果（终态）；由有名有姓的人确认 */
  outcome: string | null;
  confirmed_by: number | null;
  /** 第几次改动；改动时要说出所见的版本，先到者成 */
  version: Generated<number>;
}

/** 对一个数据的异议和主管部门的答复；登记册本身不改，更正值并列显示，到下一次提取带来为止 */
export interface CorrectionRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  case_id: string;
  /** 谁的数据：person:人员代号 等 */
  subject: string;
  register: string;
  file_id: number;
  row_no: number;
  /** 登记册里的列名 */
  column_name: string;
  /** 异议提出时登记册里的值 */
  former_value: string | null;
  /** 提出人认为应当是什么 */
  claim: string;
  /** corrected 已更正，upheld 维持，needsData 需要补充材料 */
  answer: string | null;
  value: string | null;
  /** 更正的依据 */
  source: string | null;
  /** 哪个文件已带来更正值；带来后以登记册为准 */
  carried_by: number | null;
  disputed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  answered_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 异议了结：标记不再随数据走 */
  settled_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 经过：每一次改动一行，只增不改；按顺序重放就是案件现在的样子 */
export interface EventRow {
  case_id: string;
  version: number;
  county: string;
  place_code: string;
  at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 谁做的；空为系统（系统只提醒、上报、改派，从不办结） */
  actor_account: number | null;
  actor_name: string | null;
  act: string;
  from_state: string | null;
  to_state: string;
  /** 改动之后的承办人 */
  owner_account: number | null;
  owner_name: string | null;
  /** 改动之后的期限 */
  due_on: string | null;
  reason: string | null;
  data: Generated<unknown>;
  /** 改动之前的样子：办错了可以马上撤销；只记人的改动 */
  former: unknown;
  /** 属于哪一次成批移交 */
  move_id: string | null;
}

/** 成批移交：离岗人的案件一次交出，可以撤回 */
export interface MoveRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  from_account: number;
  from_name: string;
  /** 交给谁；空为按规则分给同队的人 */
  to_account: number | null;
  reason: string;
  moved: Generated<number>;
  moved_by: number;
  moved_at: ColumnType<Date, Date | string | undefined, Date | string>;
  undone_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 撤回时还回去的件数；已经又往前走的不动 */
  undone: number | null;
}

/** 案件现在的样子，供别的模块的名单一起读；看得到哪些由案件表的行级安全决定 */
export interface StandingCaseRow {
  id: string | null;
  county: string | null;
  place_code: string | null;
  life_cycle: string | null;
  subject: string | null;
  subject_name: string | null;
  state: string | null;
  owner_account: number | null;
  owner_name: string | null;
  due_on: string | null;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  outcome: string | null;
  version: number | null;
}

/** All tables of the schema, as the query builder names them. */
export interface CasesTables {
  "cases.absence": AbsenceRow;
  "cases.batch": BatchRow;
  "cases.batch_item": BatchItemRow;
  "cases.case_file": CaseFileRow;
  "cases.correction": CorrectionRow;
  "cases.event": EventRow;
  "cases.move": MoveRow;
  "cases.standing_case": StandingCaseRow;
}
