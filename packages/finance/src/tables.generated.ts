// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated } from "@olive/db";

/** 接入的银行：端口、密码套件、是否两段式投递；退出的保留 */
export interface BankRow {
  county: string;
  code: string;
  name: unknown;
  /** 个人信息保护法第二十三条：授权时要告知的接收方联系方式 */
  contact: string;
  endpoint: string;
  suite: string;
  /** 先收密文，凭回执再领密钥；不支持的一段式，授权书上写明 */
  two_phase: Generated<boolean>;
  /** 每秒最多投递几件 */
  rate_per_second: Generated<number>;
  state: Generated<string>;
  state_reason: string | null;
  joined_on: string;
}

/** 银行的公钥：验签（sign）与加密（seal）；新旧两把可重叠，紧急停用立即生效 */
export interface BankKeyRow {
  county: string;
  bank: string;
  kid: string;
  use: string;
  suite: string;
  public_key: unknown;
  from_at: ColumnType<Date, Date | string, Date | string>;
  until_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  revoked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 谁能替哪家经营主体办事：经营者本人，或有委托期限的办事员 */
export interface MandateRow {
  county: string;
  account: number;
  credit_code: string;
  /** 经营主体的住所（村社） */
  place_code: string;
  /** owner 经营者本人，可以签字；clerk 办事员，委托期内才可签字 */
  capacity: string;
  from_on: string;
  until_on: string | null;
  /** 依据：电子营业执照、经营者本人的委托书编号 */
  given_by: string;
}

/** All tables of the schema, as the query builder names them. */
export interface FinanceTables {
  "finance.bank": BankRow;
  "finance.bank_key": BankKeyRow;
  "finance.mandate": MandateRow;
}
