// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, GeneratedAlways } from "@olive/db";

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
  "rules.outcome": OutcomeRow;
  "rules.policy_version": PolicyVersionRow;
  "rules.run": RunRow;
  "rules.run_policy": RunPolicyRow;
}
