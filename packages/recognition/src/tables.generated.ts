// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "@olive/db";

/** 认定决定：认定、续认、结束，每个决定一行，只增不改；认定人次由此数出 */
export interface ActRow {
  id: GeneratedAlways<number>;
  county: string;
  /** 决定时居住的村社 */
  place_code: string;
  standing_id: string;
  proposal_id: string | null;
  reference: string;
  policy: string;
  act: string;
  /** 决定的日子（北京时间），等于作出的那天，不倒填 */
  decided_on: string;
  term_end: string | null;
  account: number;
  account_name: string;
  reason: string | null;
  at: ColumnType<Date, Date | string, Date | string>;
  /** house 在本系统作出；carriedOver 由旧系统移交：decided_on 是移交写明的决定之日 */
  origin: Generated<string>;
}

/** 答复：确认、不同意（说明理由）、要求补充（说明缺什么）、已补充；只增不改 */
export interface AnswerRow {
  id: GeneratedAlways<number>;
  county: string;
  place_code: string;
  proposal_id: string;
  department: string;
  answer: string;
  reason: string | null;
  account: number;
  account_name: string;
  answered_at: ColumnType<Date, Date | string, Date | string>;
}

/** 成批办理：一次办许多条建议；可以关掉网页，可以停，可以接着办 */
export interface BulkRow {
  /** 由网页给出：点两次也只办一次 */
  id: string;
  county: string;
  account: number;
  /** 以谁的身份、在什么辖区办 */
  actor: unknown;
  act: string;
  input: unknown;
  /** 勾选时的筛选条件，事后看得出办的是哪一批 */
  filter: unknown;
  total: number;
  started_at: ColumnType<Date, Date | string, Date | string>;
  cancelled_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  finished_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 成批办理中的一条：办成，或为什么没办成 */
export interface BulkItemRow {
  bulk_id: string;
  proposal_id: string;
  account: number;
  /** 勾选时案件的版本：之后动过的不办 */
  version: number;
  settled_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  refusal: unknown;
}

/** 人工决定：运行不改、不撤、不绕过；到期或由人解除 */
export interface ManualDecisionRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  policy: string;
  /** pause 暂停（不提任何建议），exemption 保留（不再符合也不建议结束），exclusion 不认定（符合也不建议认定） */
  decision: string;
  from_on: string;
  until_on: string | null;
  reason: string;
  account: number;
  account_name: string;
  decided_at: ColumnType<Date, Date | string, Date | string>;
  lifted_by: number | null;
  lifted_by_name: string | null;
  lift_reason: string | null;
  lifted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 公示：由系统生成，遮盖、有期限、到期自己撤下；名单里没有身份证号、账号、健康原因可放的地方 */
export interface NoticeRow {
  id: Generated<string>;
  county: string;
  /** 在哪个村社、乡镇或全县公示 */
  place_code: string;
  policy: string;
  state: Generated<string>;
  /** 公示哪几栏，由政策定 */
  columns: string[];
  /** 公示几天（自然日） */
  days: number;
  lines: Generated<number>;
  from_on: string | null;
  /** 公示的最后一天 */
  until_on: string | null;
  /** 异议向谁提：单位和电话 */
  contact: string;
  drafted_by: number;
  drafted_by_name: string;
  drafted_at: ColumnType<Date, Date | string, Date | string>;
  checked_by: number | null;
  checked_by_name: string | null;
  checked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  published_by: number | null;
  published_by_name: string | null;
  published_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  withdraw_reason: string | null;
}

/** 公示的一行：只存遮盖后的文字 */
export interface NoticeLineRow {
  notice_id: string;
  line: number;
  county: string;
  place_code: string;
  proposal_id: string;
  reference: string;
  /** 各栏的文字，与 notice.columns 一一对应 */
  shown: string[];
}

/** 异议：本人提、他人帮着提、公示期间群众提；每一件都要有人答复 */
export interface ObjectionRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  policy: string;
  proposal_id: string | null;
  standing_id: string | null;
  notice_id: string | null;
  /** person 本人，helper 帮办人代本人提（两个名字都记），public 公示期间他人 */
  raised_by: string;
  raiser_name: string | null;
  text: string;
  recorded_by: number;
  recorded_by_name: string;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
  /** 异议是否成立 */
  upheld: boolean | null;
  answer: string | null;
  answered_by: number | null;
  answered_by_name: string | null;
  answered_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 认定人次：一人在一个群体被认定或续认一次，计一人次（定义见 docs/recognition.md） */
export interface PersonTimeRow {
  id: number | null;
  county: string | null;
  place_code: string | null;
  reference: string | null;
  policy: string | null;
  act: string | null;
  decided_on: string | null;
  standing_id: string | null;
  proposal_id: string | null;
  account_name: string | null;
  origin: string | null;
}

/** 已按哪次运行提出建议 */
export interface ProgressRow {
  county: string;
  run_id: number;
  proposed_at: ColumnType<Date, Date | string, Date | string>;
}

/** 建议：某人某群体应当认定、续认、结束，或缺数据要问；办到哪一步见其案件 */
export interface ProposalRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  /** 人员代号；不存身份证号 */
  reference: string;
  name: string;
  policy: string;
  /** enter 认定，recertify 到期复核，end 结束，question 缺数据 */
  kind: string;
  /** 依据哪次运行（rules.run）；空为人工提出 */
  run_id: number | null;
  verdict: string;
  /** 政策版本（rules.policy_version.hash） */
  policy_version: string | null;
  /** 提出时的理由：各项条件的取值、出处和日期，不含身份证号 */
  reasons: Generated<unknown>;
  /** 缺哪一项、归哪个部门 */
  missing: Generated<unknown>;
  /** 理由的摘要：理由变了看得出来 */
  reasons_digest: string;
  /** 应当答复的部门，按政策 */
  departments: string[];
  /** 还没有答复的部门 */
  outstanding: string[];
  case_id: string | null;
  /** 案件的状态，随案件一起改 */
  state: string;
  /** 案件现在在哪个部门手里 */
  department: string | null;
  due_on: string | null;
  /** 第几次改动：勾选之后动过的，成批办理时不办 */
  revision: Generated<number>;
  /** 何时、以何种方式、由谁告知本人；本人是否当场表示无异议 */
  informed: unknown;
  /** 本人可以提出异议到哪一天 */
  object_until: string | null;
  /** 续认或结束的是哪一项认定 */
  standing_id: string | null;
  opened_by: number | null;
  opened_at: ColumnType<Date, Date | string | undefined, Date | string>;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  closed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  outcome: string | null;
}

/** 认定：某人在某群体中，从哪天起，期满哪天，由谁认定、由谁结束；期满不自动结束，只是该复核了 */
export interface StandingRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  name: string;
  policy: string;
  from_on: string;
  /** 期满日；到期前提出复核 */
  term_end: string;
  recognised_by: number;
  recognised_by_name: string;
  recognised_at: ColumnType<Date, Date | string, Date | string>;
  ended_on: string | null;
  /** 谁结束的；只能是人 */
  ended_by: number | null;
  ended_by_name: string | null;
  end_reason: string | null;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** house 在本系统认定；carriedOver 由旧系统移交，照移交的日期 */
  origin: Generated<string>;
}

/** All tables of the schema, as the query builder names them. */
export interface RecognitionTables {
  "recognition.act": ActRow;
  "recognition.answer": AnswerRow;
  "recognition.bulk": BulkRow;
  "recognition.bulk_item": BulkItemRow;
  "recognition.manual_decision": ManualDecisionRow;
  "recognition.notice": NoticeRow;
  "recognition.notice_line": NoticeLineRow;
  "recognition.objection": ObjectionRow;
  "recognition.person_time": PersonTimeRow;
  "recognition.progress": ProgressRow;
  "recognition.proposal": ProposalRow;
  "recognition.standing": StandingRow;
}
