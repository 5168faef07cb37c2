// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated } from "@olive/db";

/** 匹配建议：由人采用或改派（说明理由），不自动生效 */
export interface AllocationRow {
  run_id: string;
  county: string;
  place_code: string;
  reference: string;
  vacancy_id: string;
  score: number;
  terms: Generated<unknown>;
  state: Generated<string>;
  decided_by: number | null;
  decided_by_name: string | null;
  decided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 不照建议的理由，由决定的人写 */
  reason: string | null;
  /** 改推介到哪个岗位 */
  instead: string | null;
  /** 用的是预留名额 */
  reserved: Generated<boolean>;
}

/** 数据核查的发现：每条有依据，由人认定或排除；不会自动停发、追回 */
export interface CheckFindingRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  pattern: string;
  /** 同一件事再查到，还是这一条 */
  key: string;
  reference: string | null;
  name: string | null;
  subject: string;
  evidence: unknown;
  found_on: string;
  found_at: ColumnType<Date, Date | string | undefined, Date | string>;
  state: Generated<string>;
  decided_by: number | null;
  decided_by_name: string | null;
  decided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  reason: string | null;
}

/** 线索：数据筛查、本人求助、上门发现；走访后才知道准不准 */
export interface ClueRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  name: string;
  source: string;
  /** 哪条线索规则（rules 的政策代码） */
  policy: string | null;
  run_id: number | null;
  reasons: Generated<unknown>;
  found_on: string;
  case_id: string | null;
  /** 走访后：true 属实，false 不属实，unclear 说不清；空为还没走访 */
  verdict: string | null;
  verdict_on: string | null;
  recorded_by: number | null;
  recorded_by_name: string | null;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 用人单位：每周接待几人、答复情况；久不答复的淡出，一答复就回来 */
export interface EmployerRow {
  county: string;
  credit_code: string;
  place_code: string;
  name: string;
  contact: string | null;
  /** 每周最多推介几人 */
  weekly_cap: number;
  /** open 接待，paused 自己暂停，faded 久不答复而淡出 */
  standing: Generated<string>;
  introductions: Generated<number>;
  answers: Generated<number>;
  last_answer_on: string | null;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 接连多少次推介没有答复；答复一次归零 */
  silent_in_row: Generated<number>;
  phone: string | null;
  mail_domain: string | null;
  /** 开户账号的带钥摘要：看得出是否同一个，看不出是哪一个 */
  bank_digest: string | null;
}

/** 哪个账号代表哪个用人单位 */
export interface EmployerAccountRow {
  county: string;
  account: number;
  credit_code: string;
  linked_by: number | null;
  linked_at: ColumnType<Date, Date | string | undefined, Date | string>;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 用人单位每周（周一起）：推介几人、答复几件、过期未答几件；只有数，没有人 */
export interface EmployerWeekRow {
  county: string;
  credit_code: string;
  week_on: string;
  introductions: Generated<number>;
  answered: Generated<number>;
  silent: Generated<number>;
}

/** 公平性偏离的理由：某一组的推荐或就业超出 0.8-1.25 时，由人记下为什么可以；只增不改，最长一年 */
export interface FairnessReasonRow {
  id: Generated<string>;
  county: string;
  /** 记录人的辖区：只对这个区划的数字有效 */
  place_code: string;
  dimension: string;
  /** 哪一组：male、to29、card、乡镇代码…… */
  cell: string;
  measure: string;
  reason: string;
  from_on: string;
  until_on: string;
  account: number;
  account_name: string;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 跟踪回访：就业后第一、三、六、十二个月；先看数据，数据没有才问本人 */
export interface FollowUpRow {
  placement_id: string;
  month: number;
  county: string;
  place_code: string;
  reference: string;
  due_on: string;
  source: string | null;
  retained: boolean | null;
  answered_on: string | null;
  account: number | null;
  account_name: string | null;
  evidence: unknown;
  note: string | null;
}

/** 已按哪次运行、哪个文件开线索、看上岗；只给系统 */
export interface LoopProgressRow {
  county: string;
  run_id: number;
  last_change: number;
  done_on: string;
}

/** 全县匹配：一次运行；同样的数据得同样的结果 */
export interface MatchingRunRow {
  id: Generated<string>;
  county: string;
  as_of: string;
  started_by: number | null;
  started_at: ColumnType<Date, Date | string | undefined, Date | string>;
  finished_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  seekers: Generated<number>;
  vacancies: Generated<number>;
  seats: Generated<number>;
  placed: Generated<number>;
  score: Generated<number>;
  started_by_name: string | null;
  /** 算到哪一步：排队、读数、打分、分配、保存、完成、失败 */
  step: Generated<string>;
  /** 结果的摘要：同样的输入，结果一样 */
  digest: string | null;
  failure: string | null;
}

/** 就业：先记为待印证，第二来源（社会保险）印证后确认；数据看到离职即结束 */
export interface PlacementRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  name: string;
  case_id: string | null;
  referral_id: string | null;
  vacancy_id: string | null;
  employer_name: string;
  credit_code: string | null;
  kind: string;
  began_on: string;
  standing: string;
  confirmed_on: string | null;
  /** 印证的出处：登记册、文件、行、日期 */
  confirmed_by: unknown;
  ended_on: string | null;
  /** 离职的出处：登记册或本人 */
  end_source: unknown;
  origin: Generated<string>;
  recorded_by: number;
  recorded_by_name: string;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 上岗凭证（合同、工资单）文件的摘要 */
  proof_digest: string | null;
  /** 经推介上岗的占着岗位的一个名额；离岗即退回 */
  holds_seat: Generated<boolean>;
  /** 数据显示离岗的，依据哪个文件；该文件撤销的，恢复上岗 */
  ended_file_id: number | null;
}

/** 求职计划：和本人商定的步骤；只增不改，最后一份为准 */
export interface PlanRow {
  id: string;
  county: string;
  place_code: string;
  reference: string;
  case_id: string;
  steps: unknown;
  agreed_on: string;
  account: number;
  account_name: string;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 岗位推介：一人一岗一次；用人单位答复、不答复都有下文 */
export interface ReferralRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  name: string;
  case_id: string | null;
  vacancy_id: string;
  credit_code: string;
  state: string;
  sent_on: string;
  sent_by: number;
  sent_by_name: string;
  answer_by: string;
  answered_on: string | null;
  reason_code: string | null;
  reason: string | null;
  /** 推介时看到的各项得分 */
  terms: Generated<unknown>;
  score: number | null;
  rank: number | null;
  /** 没有按推荐次序推介的理由 */
  override_reason: string | null;
  origin: Generated<string>;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 占的是不是预留名额：退回时退同一种 */
  reserved_seat: Generated<boolean>;
}

/** 拒绝岗位：原因；是否正当由人判定；计数不自动产生后果 */
export interface RefusalRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  referral_id: string | null;
  vacancy_id: string | null;
  reason_code: string;
  reason: string;
  refused_on: string;
  recorded_by: number;
  recorded_by_name: string;
  justified: boolean | null;
  judged_by: number | null;
  judged_by_name: string | null;
  judged_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  judgement: string | null;
  /** 随哪件复核告知了主管部门；同一次只告知一回 */
  informed_case: string | null;
}

/** 名额价格：多少人争一个名额，单位为万分之一分；用来避免一岗许多人 */
export interface SeatPriceRow {
  run_id: string;
  vacancy_id: string;
  price: number;
}

/** 求职者：现在的需求，每一项有出处；匹配只读这张表 */
export interface SeekerRow {
  county: string;
  reference: string;
  place_code: string;
  name: string;
  /** seeking 求职，placed 已就业，resting 暂不求职，left 离开 */
  standing: string;
  /** 需求（见 contracts/needs.ts）；没有的项是不知道，不是没有 */
  needs: Generated<unknown>;
  case_id: string | null;
  known_on: string;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 帮扶服务：电话、走访、指导、培训、推介、回访，一次一行，只增不改 */
export interface ServiceEventRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  case_id: string | null;
  kind: string;
  held_on: string;
  note: string | null;
  /** house 本系统办理，carriedOver 从原系统带入 */
  origin: Generated<string>;
  account: number;
  account_name: string;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 扶持期限的变动：中止、延长、提前结束；撤销的留着，注明谁撤销、为什么 */
export interface SupportChangeRow {
  id: string;
  county: string;
  place_code: string;
  reference: string;
  term_id: string;
  ordinal: number;
  kind: string;
  from_on: string | null;
  /** 这一天起不再中止；提前结束的，这一天起不再扶持 */
  until_on: string | null;
  days: number | null;
  reason: string;
  account: number;
  account_name: string;
  at: ColumnType<Date, Date | string, Date | string>;
  undone_by: number | null;
  undone_by_name: string | null;
  undone_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  undo_reason: string | null;
}

/** 一人一行：改期限之前先锁这一行，两个人同时改只成一个 */
export interface SupportPersonRow {
  county: string;
  place_code: string;
  reference: string;
  revision: Generated<number>;
}

/** 待遇期限：公益性岗位、岗位补贴、社保补贴；起止、延长、暂停 */
export interface SupportTermRow {
  id: Generated<string>;
  county: string;
  place_code: string;
  reference: string;
  kind: string;
  from_on: string;
  until_on: string;
  base: Generated<unknown>;
  placement_id: string | null;
  granted_by: number;
  granted_by_name: string;
  ended_on: string | null;
  ended_by: number | null;
  ended_by_name: string | null;
  end_reason: string | null;
  revision: Generated<number>;
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 基本期限之后的第一天；until_on 再加中止、延长，减提前结束 */
  base_until: string | null;
  because: Generated<string>;
  /** 互斥的一组：同一时间一人只有其中一项 */
  exclusive: Generated<string>;
  /** 在哪个单位的岗位上 */
  credit_code: string | null;
  note: string | null;
  /** carriedOver 从旧系统带来：照原样留存，重叠的由核查发现 */
  origin: Generated<string>;
  granted_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 培训到课：一人一次课一行 */
export interface TrainingAttendanceRow {
  id: string;
  county: string;
  place_code: string;
  reference: string;
  course: string;
  held_on: string;
  /** 在哪个村社上课 */
  held_at: string;
  from_time: string;
  until_time: string;
  account: number;
  account_name: string;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** 没有配上的人：哪一项挡住最多岗位，最小改变什么就有岗位 */
export interface UnmatchedRow {
  run_id: string;
  county: string;
  place_code: string;
  reference: string;
  blocking: string;
  change: unknown;
}

/** 岗位：每三十天确认一次，不确认就停止推介；岗位里没有求职者 */
export interface VacancyRow {
  id: Generated<string>;
  county: string;
  /** 上班地点的村社 */
  place_code: string;
  credit_code: string;
  employer_name: string;
  title: string;
  /** 职业分类大典（2022）代码 */
  occupation: string | null;
  occupation_confidence: number | null;
  occupation_by: string | null;
  kind: string;
  seats: number;
  /** 只给持残疾人证者的名额 */
  seats_reserved: Generated<number>;
  seats_taken: Generated<number>;
  /** 月薪下限（元）；空为没说 */
  wage_from: number | null;
  wage_to: number | null;
  /** 来料加工：批次、单位、单价（分）、每小时几件 */
  piece: unknown;
  hours_per_week: number | null;
  shifts: Generated<string[]>;
  at_home: Generated<boolean>;
  access: Generated<string[]>;
  demands: Generated<unknown>;
  text: Generated<string>;
  state: Generated<string>;
  posted_by: string;
  posted_by_account: number | null;
  posted_on: string;
  confirmed_on: string;
  /** 最迟哪天再确认 */
  confirm_by: string;
  withdrawn_reason: string | null;
  duplicate_of: string | null;
  /** 改动时的 now()（事务开始的时刻）：查找靠它跟上改动，凡改名称、内容、地点、班次、工资、名额、状态的都要写 */
  changed_at: ColumnType<Date, Date | string | undefined, Date | string>;
  /** 在用名额中，占预留名额的人数 */
  reserved_taken: Generated<number>;
  /** 哪天提示单位该确认了；确认后清空 */
  reminded_on: string | null;
  /** 公益性岗位：从哪天起有空缺 */
  empty_since: string | null;
  /** 公益性岗位：空缺满期、列入上报的日子 */
  empty_reported_on: string | null;
  /** 随哪次导入、哪一行来 */
  import_id: string | null;
  import_row: number | null;
}

/** 岗位表格的一次导入；同一文件只有一次 */
export interface VacancyImportRow {
  id: string;
  county: string;
  /** 文件内容的 SHA-256 */
  digest: string;
  name: string;
  account: number;
  account_name: string;
  uploaded_at: ColumnType<Date, Date | string, Date | string>;
  headers: string[];
  missing_columns: string[];
  applied_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  applied_by: number | null;
}

/** 表格的一行：可发布、职业未定、疑似重复、本表重复、退回（附原因）、已发布 */
export interface VacancyImportRowRow {
  import_id: string;
  row_no: number;
  outcome: string;
  cells: string[];
  vacancy: unknown;
  reasons: Generated<unknown>;
}

/** 疑似同一个岗位的两条：名称、单位、地点、内容相近；由人判断是同一个还是两个 */
export interface VacancyRepeatRow {
  id: Generated<string>;
  county: string;
  /** 先发布的那一条 */
  kept_id: string;
  /** 后发布的那一条；判断为同一个的，不再推荐 */
  repeat_id: string;
  found_at: ColumnType<Date, Date | string | undefined, Date | string>;
  state: Generated<string>;
  decided_by: number | null;
  decided_by_name: string | null;
  decided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  reason: string | null;
}

/** 走访：一次一行，只增不改；编号由手机给出，重复提交只算一次 */
export interface VisitRow {
  id: string;
  county: string;
  place_code: string;
  reference: string;
  case_id: string | null;
  way: string;
  outcome: string;
  visited_on: string;
  needs: Generated<unknown>;
  /** 当面问了哪几项；其余取自登记册 */
  asked: Generated<string[]>;
  note: string | null;
  account: number;
  account_name: string;
  recorded_at: ColumnType<Date, Date | string | undefined, Date | string>;
}

/** All tables of the schema, as the query builder names them. */
export interface EmploymentTables {
  "employment.allocation": AllocationRow;
  "employment.check_finding": CheckFindingRow;
  "employment.clue": ClueRow;
  "employment.employer": EmployerRow;
  "employment.employer_account": EmployerAccountRow;
  "employment.employer_week": EmployerWeekRow;
  "employment.fairness_reason": FairnessReasonRow;
  "employment.follow_up": FollowUpRow;
  "employment.loop_progress": LoopProgressRow;
  "employment.matching_run": MatchingRunRow;
  "employment.placement": PlacementRow;
  "employment.plan": PlanRow;
  "employment.referral": ReferralRow;
  "employment.refusal": RefusalRow;
  "employment.seat_price": SeatPriceRow;
  "employment.seeker": SeekerRow;
  "employment.service_event": ServiceEventRow;
  "employment.support_change": SupportChangeRow;
  "employment.support_person": SupportPersonRow;
  "employment.support_term": SupportTermRow;
  "employment.training_attendance": TrainingAttendanceRow;
  "employment.unmatched": UnmatchedRow;
  "employment.vacancy": VacancyRow;
  "employment.vacancy_import": VacancyImportRow;
  "employment.vacancy_import_row": VacancyImportRowRow;
  "employment.vacancy_repeat": VacancyRepeatRow;
  "employment.visit": VisitRow;
}
