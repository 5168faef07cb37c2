// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "@olive/db";

/** 修改的经过：谁在何时送审、批准、退回、撤回，系统何时生效 */
export interface ChangeEventRow {
  id: GeneratedAlways<number>;
  change_id: number;
  state: string;
  /** 账户；空为系统（到期生效） */
  by_account: number | null;
  by_name: string;
  reason: string | null;
  at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 送审所附名单：谁会进入、退出、转为未知、不再未知 */
export interface ChangePersonRow {
  change_id: number;
  county: string;
  /** 受影响的政策（改一个参数可能影响几项） */
  policy: string;
  /** 人员代号 */
  reference: string;
  /** 送审时的居住地 */
  place_code: string;
  before: string;
  after: string;
}

/** 结果：只记变动；until_run 为空的行就是现行建议（是、未知），不在其中即为否 */
export interface OutcomeRow {
  county: string;
  policy: string;
  resident_id: string;
  /** yes 符合；unknown 缺数据，待补 */
  verdict: string;
  /** 从哪次运行起 */
  since_run: number;
  /** 到哪次运行止（不含） */
  until_run: number | null;
}

/** 规则的修改：送审的内容和名单，批准、生效或退回 */
export interface PolicyChangeRow {
  id: GeneratedAlways<number>;
  county: string;
  policy: string;
  draft_id: number;
  /** 改了什么，送审后不再变 */
  content: unknown;
  note: string;
  reference: string;
  base_hash: string;
  effective_on: string;
  /** submitted 待批准、secondReview 待第二人批准、approved 已批准待生效、inForce 已生效、superseded 已被后来的修改取代、returned 已退回、withdrawn 已撤回 */
  state: Generated<string>;
  submitted_by: number;
  submitted_name: string;
  submitted_at: ColumnType<Date, Date | string | undefined, Date | string>;
  reviewed_by: number | null;
  reviewed_name: string | null;
  reviewed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  second_by: number | null;
  second_name: string | null;
  second_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 批准的次序：同日生效的几项按此叠加 */
  approved_seq: number | null;
  /** 名单按哪一天认定 */
  as_of: string;
  /** 名单用的数据截至哪个文件 */
  last_file_id: number;
  /** 变动人数占现有人数的比例（各政策中最大者） */
  share: string;
  /** 送审时县里规定的界线：比例高于它须第二人批准 */
  second_above: string;
  needs_second: boolean;
  /** 所附名单的摘要（SHA-256） */
  list_digest: string;
  /** 各政策的总数：现有、进入、退出、转为未知、不再未知；只含数字 */
  impact: unknown;
  /** 生效当日的运行 */
  in_force_run: number | null;
  in_force_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 规则草稿：一个人对一项政策的修改，送审前只影响试算 */
export interface PolicyDraftRow {
  id: GeneratedAlways<number>;
  county: string;
  /** 政策代码 */
  policy: string;
  /** 起草人账户 */
  author: number;
  author_name: string;
  /** 拟生效日期 */
  effective_on: string;
  /** 起草时所依据版本的摘要（该日的条件、构件和参数值）；依据变了就不能直接送审 */
  base_hash: string;
  /** 改了什么：criteria、definitions、parameters */
  content: unknown;
  /** 修改说明 */
  note: Generated<string>;
  /** 依据（文号） */
  reference: Generated<string>;
  /** 第几次保存：两处同时编辑时，后保存的一处会被告知 */
  revision: Generated<number>;
  /** open 起草中、submitted 已送审、discarded 已放弃 */
  state: Generated<string>;
  started_at: ColumnType<Date, Date | string | undefined, Date | string>;
  saved_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 政策版本：首次用于运行时存入，此后不变 */
export interface PolicyVersionRow {
  county: string;
  /** 政策代码，如 graduate */
  policy: string;
  /** 内容的 SHA-256 */
  hash: string;
  /** 政策及其所用构件的全文（JSON，键有序） */
  content: string;
  stored_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 运行：某县某日按哪些版本、哪些参数、哪些数据算出了什么 */
export interface RunRow {
  id: GeneratedAlways<number>;
  county: string;
  /** standing 更新现行建议；inquiry 重问过去某日，不动现行建议 */
  kind: string;
  /** 认定日期：用当日已知的数据和当日的参数 */
  as_of: string;
  /** 数据截至哪个文件（registry.extract_file.id） */
  last_file_id: number;
  /** 参数在认定日期的值 */
  parameters: unknown;
  /** 谁运行 */
  started_by: string;
  started_at: ColumnType<Date, Date | string | undefined, Date | string>;
  finished_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 人口数 */
  people: number | null;
  /** 各政策的人数：{代码: {yes, unknown}} */
  counts: unknown;
  /** 全部结果的摘要（与次序无关），重放时用来核对 */
  outcome_digest: string | null;
}

/** 运行用了各政策的哪个版本 */
export interface RunPolicyRow {
  run_id: number;
  county: string;
  policy: string;
  hash: string;
}

/** All tables of the schema, as the query builder names them. */
export interface RulesTables {
  "rules.change_event": ChangeEventRow;
  "rules.change_person": ChangePersonRow;
  "rules.outcome": OutcomeRow;
  "rules.policy_change": PolicyChangeRow;
  "rules.policy_draft": PolicyDraftRow;
  "rules.policy_version": PolicyVersionRow;
  "rules.run": RunRow;
  "rules.run_policy": RunPolicyRow;
}
