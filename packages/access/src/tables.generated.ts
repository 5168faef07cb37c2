// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "@olive/db";

/** 审计叶子：只增不改；封存时得到位置 */
export interface AuditLeafRow {
  county: string;
  id: GeneratedAlways<number>;
  /** 何时（毫秒） */
  at: ColumnType<Date, Date | string, Date | string>;
  /** 谁（账号编号）；空为系统 */
  account: number | null;
  account_name: string | null;
  /** 以哪项任职 */
  assignment: number | null;
  role: string | null;
  area: string | null;
  /** 做了什么（接口或作业的名称） */
  act: string;
  /** 查阅的用途（用途登记的代码） */
  purpose: string | null;
  /** 说明的理由 */
  reason: string | null;
  /** 涉及谁、什么：person:代号、case:编号 等，不含身份证号 */
  subjects: string[];
  /** 代码、编号、数目；不含个人信息 */
  detail: unknown;
  /** 查询号 */
  trace_id: string | null;
  /** 叶子的摘要：SHA-256(0x00 || 规范化的内容) */
  hash: Buffer;
  /** 在树中的位置，从 0 起；空为尚未封存 */
  position: number | null;
}

/** 演示用一次性口令：每县每角色至多一个，新的顶替旧的 */
export interface DemoCodeRow {
  county: string;
  role: string;
  salt: Buffer;
  /** 口令的 scrypt 摘要；口令本身不保存 */
  hash: Buffer;
  area: string;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  used_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 有人输错口令的次数，过多则作废 */
  attempts: Generated<number>;
}

/** 会话：浏览器只持有令牌，服务器只保存其摘要 */
export interface SessionRow {
  token_hash: Buffer;
  county: string;
  role: string;
  /** 所管区划代码：看得到其中的一切 */
  area: string;
  started_at: ColumnType<Date, Date | string | undefined, Date | string>;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  /** 退出时间；空为未退出 */
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** All tables of the schema, as the query builder names them. */
export interface AccessTables {
  "access.audit_leaf": AuditLeafRow;
  "access.demo_code": DemoCodeRow;
  "access.session": SessionRow;
}
