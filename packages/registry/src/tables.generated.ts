// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "@olive/db";

/** 人员目录的进度：每县一行，整理时锁住这一行 */
export interface DirectoryStateRow {
  county: string;
  /** 已计入目录的最后一个文件（registry.extract_file.id） */
  through_file_id: Generated<number>;
}

/** 批次：一次导入一个文件夹 */
export interface ExtractBatchRow {
  id: GeneratedAlways<number>;
  county: string;
  /** 文件夹的名称（不含路径） */
  folder: string;
  /** 超过限度时确认导入的人 */
  confirmed_by: string | null;
  /** 确认的理由 */
  reason: string | null;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 文件：部门交来的一个数据文件，整个装入或整个不装 */
export interface ExtractFileRow {
  id: GeneratedAlways<number>;
  batch: number;
  county: string;
  name: string;
  /** 登记册的代码（register 模式下的表名） */
  register: string;
  /** 数据日期（文件名中的日期） */
  extract_on: string;
  /** 文件内容的摘要：同一文件不重复装入 */
  sha256: string;
  /** 表头所在行，首行为 1 */
  header_row: number;
  /** 表头以下的行数，空行和合计行也算 */
  rows_read: Generated<number>;
  /** 现行的行数 */
  rows_stored: Generated<number>;
  /** 已被更新的行替代的行数 */
  rows_replaced: Generated<number>;
  rows_rejected: Generated<number>;
  rows_skipped: Generated<number>;
  /** 本册各版之间的替代关系是否已排好 */
  ordered: Generated<boolean>;
  /** 替代关系和未匹配是否都已结算；为假说明上次导入中断，下次接着做 */
  settled: Generated<boolean>;
  /** 装入本系统的时间 */
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 问题：哪个文件哪一行哪一列有什么问题 */
export interface ExtractIssueRow {
  file_id: number;
  /** 行号，文件首行为 1 */
  row_no: number;
  /** 列的规范名称 */
  column_name: string;
  /** 问题代码，如 id-invalid、unmatched */
  code: string;
  /** 原文（属个人信息，不得写入日志） */
  found: string;
}

/** 暂缓的文件：退回或变动的比例超过限度，须具名确认后再导入 */
export interface HeldFileRow {
  id: GeneratedAlways<number>;
  county: string;
  name: string;
  register: string;
  sha256: string;
  /** 退回行的比例 */
  rejected_share: string;
  /** 现行行中内容被改变的比例 */
  changed_share: string;
  held_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 确认导入的人 */
  released_by: string | null;
  released_reason: string | null;
  released_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 姓名的读音（姓氏多音字按姓读），每个不同的姓名算一次 */
export interface NameReadingRow {
  name: string;
  /** 不带空格和声调，ü 作 v */
  pinyin: string;
  initials: string;
}

/** 人员目录：每人一行，取人口登记表的最新一版 */
export interface PersonRow {
  county: string;
  resident_id: string;
  /** 居住地代码；不明的记为县级代码，只在全县范围内查得到 */
  place_code: string;
  name: string;
  name_pinyin: string;
  initials: string;
  /** 身份证号末六位的倒序，便于按尾号（任意长度）作范围查找 */
  id_tail: string;
  household: string | null;
  sex: string;
  birth: string;
  /** 是否在册（未死亡、未迁出） */
  present: boolean;
  /** 人员代号：三十二位十六进制，由密钥和身份证号算出，查不回身份证号 */
  reference: string;
}

/** 区划：现行的和历史的代码，每县一份 */
export interface PlaceRow {
  county: string;
  code: string;
  /** 正式名称，如“祝村村委会” */
  name: string;
  /** 显示名称，如“祝村”；可能重名，须同时显示乡镇 */
  short_name: string;
  kind: string;
  level: string;
  parent_code: string | null;
  /** 最早见于哪一版区划代码；空为未知 */
  first_seen: string | null;
  /** 最后见于哪一版区划代码；空为现行 */
  last_seen: string | null;
  /** 撤销日期（批文日期）；空为未知或未撤销 */
  ended_on: string | null;
  /** 拼音，不带空格和声调；多音字各读音都在内 */
  pinyin: string[];
  /** 拼音首字母，与 pinyin 逐一对应 */
  initials: string[];
  /** 示意图列位置（估计，非测绘） */
  grid_column: number | null;
  /** 示意图行位置（估计，非测绘） */
  grid_row: number | null;
  /** 由谁管辖：district 区直管，development-zone 开发区，-inferred 为推定 */
  administered_by: string | null;
  terrain: string | null;
}

/** 承继关系：撤销的区划并入了哪里 */
export interface PlaceSuccessorRow {
  county: string;
  code: string;
  successor_code: string;
  effective_on: string;
  /** sourced 有批文，inferred 推定 */
  certainty: string;
  /** 依据（文号）或推定的理由 */
  reference: string;
}

/** 退回的行：照原样保存，供部门改正 */
export interface RejectedRowRow {
  file_id: number;
  row_no: number;
  /** 各单元格原文，按文件中的列序 */
  cells: unknown;
}

/** All tables of the schema, as the query builder names them. */
export interface RegistryTables {
  "registry.directory_state": DirectoryStateRow;
  "registry.extract_batch": ExtractBatchRow;
  "registry.extract_file": ExtractFileRow;
  "registry.extract_issue": ExtractIssueRow;
  "registry.held_file": HeldFileRow;
  "registry.name_reading": NameReadingRow;
  "registry.person": PersonRow;
  "registry.place": PlaceRow;
  "registry.place_successor": PlaceSuccessorRow;
  "registry.rejected_row": RejectedRowRow;
}
