// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "@olive/db";

/** 住址查找：每处住址从每一级（路、巷、号、幢、室）起的余下部分 */
export interface AddressPartRow {
  county: string;
  /** 有人住在这处住址的村社 */
  place_code: string;
  /** 住址从某一级起的余下部分，按前缀作范围查找 */
  part: string;
  /** 规整后的住址全文，与 registry.person.address 相同 */
  address: string;
}

/** 住址的规整写法：每种不同的写法算一次 */
export interface AddressReadingRow {
  /** 登记册中的写法 */
  text: string;
  address: string;
}

/** 市场主体目录：每家一行，取市场主体登记表的最新一版 */
export interface BusinessRow {
  county: string;
  credit_code: string;
  /** 住所所在地代码；不明的或不在本县的记为县级代码，只在全县范围内查得到 */
  place_code: string;
  name: string;
  name_pinyin: string;
  initials: string;
  /** 经营者身份证号，只用来与人员目录对应，不显示 */
  proprietor_id: string | null;
  phone: string | null;
  kind: string | null;
  /** 登记状态，照登记册的写法 */
  standing: string | null;
  /** 是否在营 */
  active: boolean;
  /** 登记册中 L1、L2 级的各列（代码和文本）；L3 以上不放在这里 */
  facts: unknown;
  register: string;
  file_id: number;
  /** 来源行号，文件首行为 1 */
  row_no: number;
  extract_on: string;
}

/** 人员目录的进度：每县一行，整理时锁住这一行 */
export interface DirectoryStateRow {
  county: string;
  /** 已计入目录的最后一个文件（registry.extract_file.id） */
  through_file_id: Generated<number>;
}

/** 待取的文件（导出、退回行）：只有要它的人能取，过期即删 */
export interface DownloadRow {
  id: string;
  county: string;
  /** 要它的人当时的辖区 */
  place_code: string;
  /** 要它的人（账号编号） */
  account: number;
  name: string;
  media_type: string;
  offered_at: ColumnType<Date, Date | string | undefined, Date | string>;
  expires_at: ColumnType<Date, Date | string, Date | string>;
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
  /** 撤销的时间；空为未撤销 */
  undone_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 此行是一次撤销的记号：撤销了哪个文件；空为真正的文件 */
  undoes: number | null;
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

/** 判定：谁、何时、为什么；只增不改，撤回也是一条 */
export interface IdentityDecisionRow {
  id: GeneratedAlways<number>;
  pair: number;
  county: string;
  place_code: string;
  decision: string;
  /** 判定之前的状态，撤回时回到那里 */
  former: string;
  reason: string;
  account: number;
  account_name: string;
  decided_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 同一人：两个人员代号经人判定属于一人；结束即恢复原状，登记册不动 */
export interface IdentityLinkRow {
  id: GeneratedAlways<number>;
  pair: number;
  county: string;
  place_code: string;
  left_reference: string;
  right_reference: string;
  decided_by: number;
  decided_name: string;
  reason: string;
  decided_at: ColumnType<Date, Date | string | undefined, Date | string>;
  ended_by: number | null;
  ended_name: string | null;
  end_reason: string | null;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 疑似重复或冲突：每对一行，提出过的不再重复提出 */
export interface IdentityPairRow {
  id: GeneratedAlways<number>;
  county: string;
  /** 能同时看到双方的最小区划：双方不在同一辖区时归共同上级处理 */
  place_code: string;
  /** twoNumbers 两个号码疑似一人；oneNumber 一个号码两种说法；oneCode 一个信用代码两个名称 */
  kind: string;
  /** 人员代号；oneCode 为信用代码 */
  left_key: string;
  /** 另一方的人员代号；一方冲突时为各种说法的摘要 */
  right_key: string;
  /** 依据哪几条规则提出 */
  rules: string[];
  found_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 数据改正后不再成立的时间；空为仍成立 */
  gone_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** open 待判定；same 同一人；different 不是重复；needsData 待补充材料 */
  state: Generated<string>;
}

/** 查重进度：每县一行 */
export interface IdentityStateRow {
  county: string;
  /** 已查到哪一个文件（registry.extract_file.id） */
  through_file_id: Generated<number>;
}

/** 检查时发现的问题；退回的行连同原文，供下载更正 */
export interface ImportFindingRow {
  upload: number;
  row_no: number;
  column_name: string;
  code: string;
  found: string;
  /** 退回行的各单元格原文；没有退回的为空 */
  cells: unknown;
}

/** 记住的列对应：某部门某种文件名，下次照用 */
export interface ImportMappingRow {
  county: string;
  department: string;
  /** 文件名，其中的数字以 # 代替 */
  pattern: string;
  register: string;
  mapping: unknown;
  remembered_by: string;
  remembered_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 网上导入：一次投递的若干文件 */
export interface ImportRunRow {
  id: GeneratedAlways<number>;
  county: string;
  /** 投递人所在部门；空为县级综合岗位 */
  department: string | null;
  /** received 已收、recognised 已识别、checked 已检查、held 超限待确认、applied 已导入、undone 已撤销、abandoned 已放弃 */
  state: Generated<string>;
  /** 后台正在做或待做的一步；空为没有 */
  task: string | null;
  /** 投递人要求停下正在做的一步 */
  stop_asked: Generated<boolean>;
  /** 进度：文件、行数、字节、起始时间 */
  progress: unknown;
  /** 上一步没有做成的原因和办法 */
  problem: unknown;
  /** 导入后对应的批次 */
  batch: number | null;
  started_by: number;
  started_name: string;
  started_at: ColumnType<Date, Date | string | undefined, Date | string>;
  applied_by: number | null;
  applied_name: string | null;
  applied_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 超过限度时确认导入的人（账号编号），不得是投递人 */
  confirmed_by: number | null;
  confirmed_name: string | null;
  confirm_reason: string | null;
  confirmed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  ended_by: number | null;
  ended_name: string | null;
  /** 撤销或放弃的理由 */
  end_reason: string | null;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 投递的一个文件：识别成什么、检查结果如何、导入后是哪个文件 */
export interface ImportUploadRow {
  id: GeneratedAlways<number>;
  run: number;
  county: string;
  name: string;
  bytes: number;
  /** 内容摘要，收完才有 */
  sha256: string | null;
  received_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  register: string | null;
  extract_on: string | null;
  format: string | null;
  encoding: string | null;
  separator: string | null;
  /** 工作表序号，首张为 0 */
  sheet: number | null;
  header_row: number | null;
  /** 表头和它上面的各行（不含数据行） */
  lead: unknown;
  /** 由人指定的列对应：{登记册列: 文件表头或空} */
  mapping: Generated<unknown>;
  /** 列对应是否沿用上次的 */
  remembered: Generated<boolean>;
  /** 是哪个文件退回行的更正 */
  corrects: number | null;
  /** 内容相同的已导入文件的名称 */
  same_as: string | null;
  /** 整个文件读不了的原因和办法 */
  refusal: unknown;
  /** 检查结果：行数、比例、变动预览 */
  report: unknown;
  /** 退回或变动的比例是否超过登记册的限度 */
  over_limit: Generated<boolean>;
  /** 导入后的文件编号 */
  file_id: number | null;
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
  /** 户代号：由密钥和户号算出，网址和审计里用它，不用户号 */
  household_reference: string | null;
  /** 手机号，只有数字；各县登记册没有电话的为空 */
  phone: string | null;
  /** 手机号末六位的倒序，便于按尾号作范围查找 */
  phone_tail: string | null;
  /** 规整后的住址：全角、汉字数字、号楼等写法统一；登记册没有住址的为空 */
  address: string | null;
}

/** 人员的性别、出生日期：公布给数数的一方现查，不含姓名和身份证号 */
export interface PersonFactsRow {
  county: string | null;
  reference: string | null;
  place_code: string | null;
  sex: string | null;
  birth: string | null;
  present: boolean | null;
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

/** 撤出的行：撤销导入时从登记册移出，照原样留存备查 */
export interface WithdrawnRowRow {
  file_id: number;
  register: string;
  row_no: number;
  /** 登记册中的整行（列代码: 值） */
  content: unknown;
  withdrawn_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** All tables of the schema, as the query builder names them. */
export interface RegistryTables {
  "registry.address_part": AddressPartRow;
  "registry.address_reading": AddressReadingRow;
  "registry.business": BusinessRow;
  "registry.directory_state": DirectoryStateRow;
  "registry.download": DownloadRow;
  "registry.extract_batch": ExtractBatchRow;
  "registry.extract_file": ExtractFileRow;
  "registry.extract_issue": ExtractIssueRow;
  "registry.held_file": HeldFileRow;
  "registry.identity_decision": IdentityDecisionRow;
  "registry.identity_link": IdentityLinkRow;
  "registry.identity_pair": IdentityPairRow;
  "registry.identity_state": IdentityStateRow;
  "registry.import_finding": ImportFindingRow;
  "registry.import_mapping": ImportMappingRow;
  "registry.import_run": ImportRunRow;
  "registry.import_upload": ImportUploadRow;
  "registry.name_reading": NameReadingRow;
  "registry.person": PersonRow;
  "registry.person_facts": PersonFactsRow;
  "registry.place": PlaceRow;
  "registry.place_successor": PlaceSuccessorRow;
  "registry.rejected_row": RejectedRowRow;
  "registry.withdrawn_row": WithdrawnRowRow;
}
