// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "@olive/db";

/** 账号：登录的人；离任即停用，不删除 */
export interface AccountRow {
  county: string;
  id: GeneratedAlways<number>;
  /** 由谁认证（OIDC issuer；embedded 为自带的） */
  issuer: string;
  /** 认证方给出的编号 */
  subject: string;
  name: string;
  department: string | null;
  made_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 谁建立；空为系统（演示、首个管理员） */
  made_by: number | null;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  ended_by: number | null;
  ended_reason: string | null;
}

/** 任职：账号以什么角色、管哪里、代表哪个部门、为哪些用途；结束须具名并说明理由，不删除 */
export interface AssignmentRow {
  county: string;
  id: GeneratedAlways<number>;
  account: number;
  role: string;
  /** 所管区划代码：看得到其中的一切，看不到之外的 */
  area: string;
  department: string | null;
  /** 可以为哪些用途查阅（用途登记的代码） */
  purposes: string[];
  from_on: string;
  until_on: string | null;
  made_at: ColumnType<Date, Date | string | undefined, Date | string>;
  made_by: number | null;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  ended_by: number | null;
  ended_reason: string | null;
}

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

/** 封存：某时刻审计树的大小和根，已签名 */
export interface AuditSealRow {
  county: string;
  /** 封存到第几片叶子（不含） */
  tree_size: number;
  /** 签名的原文（JSON）：县、大小、根、上一次封存的摘要、时间、密钥编号 */
  statement: string;
  /** Ed25519 签名 */
  signature: Buffer;
  /** 各满二叉子树的根，由大到小：接着封存时不必重算整棵树 */
  peaks: Buffer[];
  sealed_at: ColumnType<Date, Date | string, Date | string>;
}

/** 索引：涉及谁、什么的叶子在哪些位置；封存时写入，可由叶子重建 */
export interface AuditSubjectRow {
  county: string;
  subject: string;
  position: number;
}

/** 自带认证的凭据；接入外部认证的账号没有 */
export interface CredentialRow {
  account: number;
  county: string;
  login: string;
  salt: Buffer | null;
  /** 口令的 scrypt 摘要；口令本身不保存；空为尚未设置 */
  hash: Buffer | null;
  set_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 输错的次数；到了限度就锁定，时间逐次加倍；成功或过了一天归零 */
  failures: Generated<number>;
  failed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  locked_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 辖区外查阅：说明理由，三小时，只限一个人，报告上级 */
export interface ExtensionRow {
  county: string;
  id: GeneratedAlways<number>;
  account: number;
  assignment: number;
  /** 人员代号 */
  person: string;
  reason: string;
  purpose: string;
  opened_at: ColumnType<Date, Date | string | undefined, Date | string>;
  until_at: ColumnType<Date, Date | string, Date | string>;
  /** 报告给谁 */
  supervisor: number | null;
  /** 上级何时知悉 */
  seen_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  seen_by: number | null;
}

/** 一次性链接：新账号或重置时由本人设置口令、绑定身份；新的顶替旧的 */
export interface InvitationRow {
  token_hash: Buffer;
  county: string;
  account: number;
  made_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 谁发出；空为系统（首个管理员） */
  made_by: number | null;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  used_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 第二因素：动态口令（RFC 6238） */
export interface SecondFactorRow {
  account: number;
  county: string;
  /** 密钥，以主密钥加密；主密钥不在数据库里 */
  secret: string | null;
  confirmed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 最近用过的时间步，同一个动态口令不能用两次 */
  last_step: number | null;
  failures: Generated<number>;
  failed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  locked_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 会话：浏览器只持有令牌，服务器只保存其摘要 */
export interface SessionRow {
  token_hash: Buffer;
  county: string;
  started_at: ColumnType<Date, Date | string | undefined, Date | string>;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  /** 退出时间；空为未退出 */
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 谁 */
  account: number;
  /** 正以哪项任职工作 */
  assignment: number;
  /** 最近一次请求；久不动即失效 */
  last_seen_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 何时出示过第二因素；空为没有 */
  second_factor_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 由谁结束；空为本人退出或更换 */
  ended_by: number | null;
  id: GeneratedAlways<number>;
}

/** All tables of the schema, as the query builder names them. */
export interface AccessTables {
  "access.account": AccountRow;
  "access.assignment": AssignmentRow;
  "access.audit_leaf": AuditLeafRow;
  "access.audit_seal": AuditSealRow;
  "access.audit_subject": AuditSubjectRow;
  "access.credential": CredentialRow;
  "access.extension": ExtensionRow;
  "access.invitation": InvitationRow;
  "access.second_factor": SecondFactorRow;
  "access.session": SessionRow;
}
