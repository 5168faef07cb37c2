// Generated from the database by packages/db/src/table-types/run.ts. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from "@olive/db";

/** 经营者接受的报价；一次授权同时只能有一件有效 */
export interface AcceptanceRow {
  county: string;
  offer: string;
  authorisation: string;
  credit_code: string;
  place_code: string;
  account: number;
  accepted_at: ColumnType<Date, Date | string, Date | string>;
  owner_signature: string;
  cooling_until: ColumnType<Date, Date | string, Date | string>;
  withdrawn_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 一家银行的一件申请；状态只按 application-life-cycle.ts 变化 */
export interface ApplicationRow {
  county: string;
  id: string;
  authorisation: string;
  credit_code: string;
  place_code: string;
  bank: string;
  product: string;
  product_version: number;
  state: string;
  /** 拒绝或终止的代码、通俗说明、怎样可以改变 */
  reason: unknown;
  /** 银行还要哪一节报告：由数据补，不向经营者要 */
  needs: string | null;
  /** 现行决定的签署时刻：更早签署而晚到的只记录，不改状态 */
  decided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  decision: string | null;
  line_ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  sent_at: ColumnType<Date, Date | string, Date | string>;
  received_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  offered_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  contacted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  funded_on: string | null;
  overdue: Generated<boolean>;
  /** 银行回报已删除报告的时刻 */
  deleted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  changed_at: ColumnType<Date, Date | string, Date | string>;
  /** 因银行逾期不答复而立的案件；一件申请只立一次 */
  silent_case: string | null;
}

/** 申请的每件事，含迟到的和乱序的；同一报文再到不重记 */
export interface ApplicationEventRow {
  county: string;
  application: string;
  message: string;
  place_code: string;
  bank: string;
  event: string;
  from_state: string;
  to_state: string;
  /** applied 改变；behind 已有更新的决定；late 申请已过那一步 */
  effect: string;
  signed_at: ColumnType<Date, Date | string, Date | string>;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
  body: unknown;
}

/** 零材料计数：每件申请向经营者要过什么；不是零就是该部门的一件事 */
export interface AskedItemRow {
  county: string;
  id: string;
  application: string;
  credit_code: string;
  place_code: string;
  bank: string;
  item: string;
  told_by: string;
  department: string;
  asked_at: ColumnType<Date, Date | string, Date | string>;
  case_id: string | null;
  /** 部门办结的时刻；案件重开即为空 */
  settled_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 一次授权：一份授权书、一份报告、每家所选银行一件申请。同一编号再次提交即同一次 */
export interface AuthorisationRow {
  county: string;
  id: string;
  credit_code: string;
  place_code: string;
  business_name: string;
  account: number;
  consent: string;
  report: string | null;
  amount_fen: number | null;
  authorised_at: ColumnType<Date, Date | string, Date | string>;
}

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

/** 每家银行一条道：按它的速率发，它说稍后就停到那时，不耽误别家 */
export interface BankLaneRow {
  county: string;
  bank: string;
  next_slot: ColumnType<Date, Date | string, Date | string>;
  paused_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 银行发来的每一条消息，只算一次；同号不同内容拒收 */
export interface BankMessageRow {
  county: string;
  bank: string;
  id: string;
  kind: string;
  application: string;
  payload_digest: string;
  /** 银行签名的原文，用主密钥加密 */
  signed: string;
  received_at: ColumnType<Date, Date | string, Date | string>;
  /** applied 已办；late 申请已了结，只留存 */
  outcome: string;
  /** 给银行的签名回执：再来一遍，回同样的 */
  answer: string;
}

/** 经营主体的授权：一家主体、点名的银行、一个目的；内容在 consent_version */
export interface ConsentRow {
  county: string;
  id: string;
  credit_code: string;
  /** 经营主体的住所（村社） */
  place_code: string;
  purpose: string;
  /** active 有效；paused 暂停；revoked 撤回；expired 到期；usedUp 次数用完（已给出的仍受撤回约束） */
  state: string;
  version: number;
  /** 每家银行最多取几次；1 为一次性 */
  times: number;
  /** 银行最多保存几天，从最后一次取用算起 */
  life_days: number;
  expires_at: ColumnType<Date, Date | string, Date | string>;
  granted_at: ColumnType<Date, Date | string, Date | string>;
  account: number;
  account_name: string;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 到期只告诉经营者一次 */
  end_told_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 已要求银行删除（撤回，或数据期满） */
  data_ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 授权里点名的银行，各取了几次 */
export interface ConsentBankRow {
  county: string;
  consent: string;
  bank: string;
  place_code: string;
  used: Generated<number>;
  last_used_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 授权上发生过的事，只增不改；收据（ISO/IEC TS 27560）照它写 */
export interface ConsentEventRow {
  county: string;
  id: GeneratedAlways<number>;
  consent: string;
  credit_code: string;
  place_code: string;
  at: ColumnType<Date, Date | string, Date | string>;
  event: string;
  version: number;
  bank: string | null;
  account: number | null;
  account_name: string | null;
}

/** 每一次依授权给出报告：哪家银行、第几次、依哪一版 */
export interface ConsentUseRow {
  county: string;
  consent: string;
  bank: string;
  number: number;
  place_code: string;
  version: number;
  at: ColumnType<Date, Date | string, Date | string>;
}

/** 授权书的每一版：规范字节、经营者签名、平台加封；只增不改，改内容就是新的一版 */
export interface ConsentVersionRow {
  county: string;
  consent: string;
  version: number;
  credit_code: string;
  place_code: string;
  /** 授权书的规范字节（RFC 8785） */
  body: string;
  owner_signature: string;
  seal: string;
  made_at: ColumnType<Date, Date | string, Date | string>;
}

/** 经营者自己填报的事项：登记册里没有的才问；哪里用到都标明“自报”，登记册有了以登记册为准 */
export interface DeclarationRow {
  county: string;
  credit_code: string;
  place_code: string;
  name: string;
  value: string;
  policy: string;
  declared_by: number;
  declared_by_name: string;
  declared_at: ColumnType<Date, Date | string, Date | string>;
}

/** 一份报告给一家银行的一次投递：密文先到，凭回执和有效的授权才放密钥 */
export interface DeliveryRow {
  county: string;
  id: string;
  application: string;
  bank: string;
  consent: string;
  consent_version: number;
  credit_code: string;
  place_code: string;
  suite: string;
  two_phase: boolean;
  root: string;
  sections: string[];
  /** 密文的摘要：银行回执里的必须相同 */
  digest: string;
  /** 只有银行能解开的内容密钥，再用主密钥加密；授权结束之后清空 */
  wrapped_key: string | null;
  /** 披露的内容，用主密钥加密：银行换了密钥时重新封装；银行确认之后、授权结束之后清空 */
  disclosure: string | null;
  bank_kid: string;
  released_at: ColumnType<Date, Date | string, Date | string>;
  received_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  receipt: string | null;
  /** 密钥第一次离开本系统的时刻：在此之前撤回，银行读不到一个字 */
  key_released_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  key_message: string | null;
  answered_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** verified，或银行说的缘由 */
  outcome: string | null;
  answer: string | null;
  ended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  end_reason: string | null;
  delete_by: string | null;
  deleted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 银行签名的删除回执，用主密钥加密 */
  deletion: string | null;
}

/** 要有人看的：外来签名、摘要不符、内容验不过、接口关停 */
export interface DeliveryAlarmRow {
  county: string;
  id: GeneratedAlways<number>;
  at: ColumnType<Date, Date | string, Date | string>;
  bank: string;
  code: string;
  message: string | null;
  seen_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  seen_by: string | null;
  note: string | null;
}

/** 放款；同一银行流水号只认一次 */
export interface DisbursementRow {
  county: string;
  message: string;
  offer: string;
  draw: string | null;
  credit_code: string;
  place_code: string;
  bank: string;
  amount_fen: number;
  paid_on: string;
  bank_reference: string;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
}

/** 经营者对报告里一条记录的异议：答复之前，标记随报告走 */
export interface DisputeRow {
  county: string;
  id: string;
  credit_code: string;
  place_code: string;
  section: string;
  register: string;
  /** 记录的登记册主键的摘要：数据重新移交之后仍认得出 */
  item: string;
  record: string;
  department: string;
  reason: string;
  opened_at: ColumnType<Date, Date | string, Date | string>;
  account: number;
  account_name: string;
  /** open 待答复；corrected 已由部门更正；stands 部门认为无误（写明理由）；withdrawn 本人撤回 */
  state: Generated<string>;
  answered_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  answered_by: string | null;
  answer: string | null;
}

/** 在额度内用款的申请；放款见 disbursement */
export interface DrawRow {
  county: string;
  id: string;
  offer: string;
  credit_code: string;
  place_code: string;
  amount_fen: number;
  account: number;
  asked_at: ColumnType<Date, Date | string, Date | string>;
}

/** 爱企日：哪天、哪里、走访谁 */
export interface EnterpriseDayRow {
  county: string;
  id: string;
  place_code: string;
  on_day: string;
  title: string;
  note: string | null;
  planned_by: number;
  planned_by_name: string;
  planned_at: ColumnType<Date, Date | string, Date | string>;
}

/** 走访一户：说了什么、哪天回访、回访结果；提出的难处另立诉求 */
export interface EnterpriseVisitRow {
  county: string;
  id: string;
  day: string;
  credit_code: string;
  place_code: string;
  business_name: string;
  visited_on: string | null;
  visitors: string | null;
  said: string | null;
  follow_up_on: string | null;
  followed_up_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  followed_up_by_name: string | null;
  follow_up: string | null;
  recorded_by: number;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
}

/** 免申即享的一批：一人准备，另一人批准；发放、对账 */
export interface GrantBatchRow {
  county: string;
  id: string;
  policy: string;
  /** 所依据政策文本的生效日 */
  policy_from: string;
  /** 发放期：once 一次性，2026、2026H1、2026Q4、2026-11 */
  period: string;
  department: string;
  on_day: string;
  state: string;
  budget_fen: number | null;
  prepared_by: number;
  prepared_by_name: string;
  prepared_at: ColumnType<Date, Date | string, Date | string>;
  decided_by: number | null;
  decided_by_name: string | null;
  decided_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  return_reason: string | null;
  file_digest: string | null;
  sent_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  sent_by: number | null;
  settled_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 剔除：有名有姓的人、有理由；本户看得到、可以异议；异议成立即解除 */
export interface GrantExclusionRow {
  county: string;
  id: string;
  policy: string;
  period: string;
  credit_code: string;
  place_code: string;
  business_name: string;
  department: string;
  reason: string;
  excluded_by: number;
  excluded_by_name: string;
  excluded_at: ColumnType<Date, Date | string, Date | string>;
  objection: string | null;
  objected_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  answer: string | null;
  answered_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  answered_by_name: string | null;
  lifted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 一批中的一户：为什么、多少、到哪一步 */
export interface GrantLineRow {
  county: string;
  id: string;
  batch: string;
  policy: string;
  period: string;
  credit_code: string;
  place_code: string;
  business_name: string;
  amount_fen: number;
  /** data 登记册足以证明；declared 有自报事项，批准人看得到 */
  basis: string;
  reasons: unknown;
  state: string;
  paid_on: string | null;
  reference: string | null;
  failure: string | null;
}

/** 政策性担保：承保、代偿、追偿，按比例分担到各方 */
export interface GuaranteeEntryRow {
  county: string;
  id: string;
  offer: string;
  credit_code: string;
  place_code: string;
  kind: string;
  amount_fen: number;
  shares: unknown;
  happened_on: string;
  reason: string;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
  recorded_by: number | null;
  recorded_by_name: string;
}

/** 诉求：谁提的、派给谁、答复、满意不满意（只问一次，不满意即重办） */
export interface HelpRequestRow {
  county: string;
  id: string;
  credit_code: string;
  place_code: string;
  business_name: string;
  industry: string | null;
  subject: string;
  body: string;
  channel: string;
  visit: string | null;
  /** 现在的承办单位；转办后为新单位，期限不变 */
  department: string;
  /** 按哪一条派的：主题、区域、行业 */
  route: string;
  /** 答复期限（按工作日算出，转办不变）；重办后重算 */
  due_on: string;
  case_id: string;
  submitted_by: number;
  submitted_by_name: string;
  submitted_at: ColumnType<Date, Date | string, Date | string>;
  answer: string | null;
  solved: boolean | null;
  answered_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  answered_by_name: string | null;
  withdrawn_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  rating: string | null;
  rating_note: string | null;
  rated_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  reopened_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 指标目标。个体工商户的数量、增长率、年报率不得定目标（促进个体工商户发展条例第三十二条）：库也不收 */
export interface IndicatorTargetRow {
  county: string;
  id: string;
  indicator: string;
  place_code: string;
  value: number;
  until_on: string;
  reason: string;
  set_by: number;
  set_by_name: string;
  set_at: ColumnType<Date, Date | string, Date | string>;
}

/** 助企纾困专项监督：查的是帮没帮到位 */
export interface InspectionRow {
  county: string;
  id: string;
  place_code: string;
  title: string;
  scope: string;
  on_day: string;
  led_by: number;
  led_by_name: string;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
}

/** 问题：整改到位并由监督的人确认才算完；超期的诉求自动列入 */
export interface InspectionFindingRow {
  county: string;
  id: string;
  inspection: string | null;
  request: string | null;
  due_on: string | null;
  source: string;
  place_code: string;
  department: string;
  body: string;
  case_id: string;
  found_by: number | null;
  found_by_name: string | null;
  found_at: ColumnType<Date, Date | string, Date | string>;
  mending: string | null;
  mended_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  confirmed_by_name: string | null;
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

/** 银行的报价与预授信额度；到期由 valid_till 判断，不另改状态 */
export interface OfferRow {
  county: string;
  id: string;
  application: string;
  authorisation: string;
  credit_code: string;
  place_code: string;
  bank: string;
  kind: string;
  amount_fen: number;
  body: unknown;
  /** 重算还款计划时发现的不一致 */
  plan_faults: Generated<unknown>;
  valid_till: ColumnType<Date, Date | string, Date | string>;
  state: string;
  state_reason: string | null;
  received_at: ColumnType<Date, Date | string, Date | string>;
}

/** 发件箱：要发给银行的消息，同一笔申请按顺序，至少一次，银行按消息编号查重 */
export interface OutboxRow {
  county: string;
  /** 消息编号；报告的投递号就是它，重投不变 */
  id: string;
  kind: string;
  application: string;
  bank: string;
  consent: string;
  delivery: string | null;
  credit_code: string;
  place_code: string;
  sequence: number;
  /** 消息内容，用主密钥加密；取消、删除之后清空 */
  content: string | null;
  /** 消息内容的摘要，留作证据 */
  content_digest: string;
  /** 签过名的消息，用主密钥加密：重投发的是同样的字节 */
  signed: string | null;
  signed_kid: string | null;
  state: Generated<string>;
  /** 取消、死信、了结的原因码 */
  reason: string | null;
  created_at: ColumnType<Date, Date | string, Date | string>;
  next_at: ColumnType<Date, Date | string, Date | string>;
  /** 授权到期：过了不再发 */
  deadline_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 哪个进程拿着它，到何时 */
  lease_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 每拿一次加一：拿过又失去的，写不回结果 */
  fence: Generated<number>;
  attempt: Generated<number>;
  /** 第一次离开本系统的时刻；空就是银行一定没有收到 */
  begun_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  settled_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  last_fault: string | null;
  last_status: number | null;
  /** 银行签名的回执，用主密钥加密 */
  answer: string | null;
  /** 死信归哪个部门管 */
  owner_department: string | null;
  owner_account: number | null;
  owner_name: string | null;
}

/** 没有接电子营业执照签名的地方，经营者的签名密钥由系统代管（加密存放） */
export interface OwnerKeyRow {
  county: string;
  account: number;
  kid: string;
  suite: string;
  public_key: unknown;
  /** 用主密钥加密；主密钥在数据库之外 */
  private_key: string;
  made_at: ColumnType<Date, Date | string, Date | string>;
  revoked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** 平台的签名密钥；新旧两把重叠公布，旧的公布到它签过的消息不再投递为止 */
export interface PlatformKeyRow {
  county: string;
  kid: string;
  suite: string;
  public_key: unknown;
  /** 用主密钥加密；主密钥在数据库之外 */
  private_key: string;
  made_at: ColumnType<Date, Date | string, Date | string>;
  /** 公布在先，启用在后：银行来得及取 */
  from_at: ColumnType<Date, Date | string, Date | string>;
  /** 公布到何时；空为还没有接替的 */
  until_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** 紧急停用：立即不再公布、不再签名 */
  revoked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  revoked_by: string | null;
  reason: string | null;
}

/** 短表申领：只填缺的几项，其余由登记册证明 */
export interface PolicyClaimRow {
  county: string;
  id: string;
  policy: string;
  period: string;
  credit_code: string;
  place_code: string;
  business_name: string;
  answers: unknown;
  claimed_by: number;
  claimed_by_name: string;
  claimed_at: ColumnType<Date, Date | string, Date | string>;
}

/** 金融产品的每一版：申请记住自己那一版；改动只增不改 */
export interface ProductVersionRow {
  county: string;
  bank: string;
  code: string;
  version: number;
  /** 产品全文，含本系统不认识的字段，原样保留 */
  body: unknown;
  from_on: string;
  withdrawn: Generated<boolean>;
  /** 县级文件的摘要，或在桌面端改动的原因 */
  source: string;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
  recorded_by: number | null;
  recorded_by_name: string;
}

/** 死信重投、了结、认领：谁、为什么；只增不改 */
export interface RedriveRow {
  county: string;
  message: string;
  at: ColumnType<Date, Date | string, Date | string>;
  act: string;
  account: number;
  account_name: string;
  reason: string;
  attempts: number;
  fault: string | null;
  place_code: string;
}

/** 银行回报的还款、逾期、结清 */
export interface RepaymentRow {
  county: string;
  message: string;
  offer: string;
  credit_code: string;
  place_code: string;
  state: string;
  amount_fen: number;
  happened_on: string;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
}

/** 见过的一次性数：验签之后才记，窗口过完才删 */
export interface ReplayNonceRow {
  county: string;
  bank: string;
  nonce: string;
  keep_until: ColumnType<Date, Date | string, Date | string>;
}

/** 信用报告：内容只以主密钥加密存放；没有授权的是给本人预览的底稿 */
export interface ReportRow {
  county: string;
  id: string;
  credit_code: string;
  place_code: string;
  consent: string | null;
  consent_version: number | null;
  as_of: string;
  made_at: ColumnType<Date, Date | string, Date | string>;
  /** 报告的各节 */
  sections: string[];
  /** 暂时取不到的各节：不等于没有 */
  missing: string[];
  /** 各节和盐，加密；底稿过期、数据期满后清空 */
  content: string | null;
  /** 由哪一份补齐、更正而来；旧的保留 */
  former: string | null;
}

/** 报告的根和平台对根的签名，每个密码套件一份 */
export interface ReportSealRow {
  county: string;
  report: string;
  suite: string;
  place_code: string;
  root: string;
  seal: string;
  made_at: ColumnType<Date, Date | string, Date | string>;
}

/** 贴息预算的安排与追加；一条一笔，负数为调减 */
export interface SubsidyBudgetRow {
  county: string;
  policy: string;
  id: string;
  amount_fen: number;
  reason: string;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
  recorded_by: number | null;
  recorded_by_name: string;
}

/** 贴息台账：预留、拨付、追回、释放；只增不改，占用 = 预留 − 释放，净拨付 = 拨付 − 追回 */
export interface SubsidyEntryRow {
  county: string;
  id: string;
  policy: string;
  offer: string;
  disbursement: string;
  credit_code: string;
  place_code: string;
  kind: string;
  amount_fen: number;
  central_fen: number;
  province_fen: number;
  local_fen: number;
  principal_fen: number;
  from_on: string;
  /** 贴息期的末日之次日 */
  until_on: string;
  reason: unknown;
  recorded_at: ColumnType<Date, Date | string, Date | string>;
  recorded_by: number | null;
  recorded_by_name: string;
}

/** All tables of the schema, as the query builder names them. */
export interface FinanceTables {
  "finance.acceptance": AcceptanceRow;
  "finance.application": ApplicationRow;
  "finance.application_event": ApplicationEventRow;
  "finance.asked_item": AskedItemRow;
  "finance.authorisation": AuthorisationRow;
  "finance.bank": BankRow;
  "finance.bank_key": BankKeyRow;
  "finance.bank_lane": BankLaneRow;
  "finance.bank_message": BankMessageRow;
  "finance.consent": ConsentRow;
  "finance.consent_bank": ConsentBankRow;
  "finance.consent_event": ConsentEventRow;
  "finance.consent_use": ConsentUseRow;
  "finance.consent_version": ConsentVersionRow;
  "finance.declaration": DeclarationRow;
  "finance.delivery": DeliveryRow;
  "finance.delivery_alarm": DeliveryAlarmRow;
  "finance.disbursement": DisbursementRow;
  "finance.dispute": DisputeRow;
  "finance.draw": DrawRow;
  "finance.enterprise_day": EnterpriseDayRow;
  "finance.enterprise_visit": EnterpriseVisitRow;
  "finance.grant_batch": GrantBatchRow;
  "finance.grant_exclusion": GrantExclusionRow;
  "finance.grant_line": GrantLineRow;
  "finance.guarantee_entry": GuaranteeEntryRow;
  "finance.help_request": HelpRequestRow;
  "finance.indicator_target": IndicatorTargetRow;
  "finance.inspection": InspectionRow;
  "finance.inspection_finding": InspectionFindingRow;
  "finance.mandate": MandateRow;
  "finance.offer": OfferRow;
  "finance.outbox": OutboxRow;
  "finance.owner_key": OwnerKeyRow;
  "finance.platform_key": PlatformKeyRow;
  "finance.policy_claim": PolicyClaimRow;
  "finance.product_version": ProductVersionRow;
  "finance.redrive": RedriveRow;
  "finance.repayment": RepaymentRow;
  "finance.replay_nonce": ReplayNonceRow;
  "finance.report": ReportRow;
  "finance.report_seal": ReportSealRow;
  "finance.subsidy_budget": SubsidyBudgetRow;
  "finance.subsidy_entry": SubsidyEntryRow;
}
