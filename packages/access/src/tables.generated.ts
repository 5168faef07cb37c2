// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated } from "@olive/db";

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
  "access.demo_code": DemoCodeRow;
  "access.session": SessionRow;
}
