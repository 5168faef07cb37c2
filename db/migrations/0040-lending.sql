-- 帮帮快服·贷款：产品目录、一次授权、申请与进度、报价、接受、用款、放款、还款、贴息台账、担保台账、零材料计数。
create table finance.product_version (
  county text collate "C" not null,
  bank text collate "C" not null,
  code text collate "C" not null,
  version integer not null check (version > 0),
  body jsonb not null,
  from_on date not null,
  withdrawn boolean not null default false,
  source text not null,
  recorded_at timestamptz not null,
  recorded_by integer,
  recorded_by_name text not null,
  primary key (county, bank, code, version)
);

comment on table finance.product_version is '金融产品的每一版：申请记住自己那一版；改动只增不改';
comment on column finance.product_version.body is '产品全文，含本系统不认识的字段，原样保留';
comment on column finance.product_version.source is '县级文件的摘要，或在桌面端改动的原因';

create table finance.authorisation (
  county text collate "C" not null,
  id uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  business_name text not null,
  account integer not null,
  consent uuid not null,
  report text,
  amount_fen bigint check (amount_fen > 0),
  authorised_at timestamptz not null,
  primary key (county, id),
  unique (county, consent)
);

comment on table finance.authorisation is '一次授权：一份授权书、一份报告、每家所选银行一件申请。同一编号再次提交即同一次';

create index authorisation_by_business on finance.authorisation (county, credit_code, authorised_at);

create table finance.application (
  county text collate "C" not null,
  id uuid not null,
  authorisation uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  bank text collate "C" not null,
  product text collate "C" not null,
  product_version integer not null,
  state text collate "C" not null check (state in ('sent', 'received', 'underwriting', 'needMore', 'offered',
    'declined', 'accepted', 'active', 'lapsed', 'closed', 'notSelected', 'withdrawn', 'ended')),
  reason jsonb,
  needs text,
  decided_at timestamptz,
  decision uuid,
  line_ended_at timestamptz,
  sent_at timestamptz not null,
  received_at timestamptz,
  offered_at timestamptz,
  contacted_at timestamptz,
  funded_on date,
  overdue boolean not null default false,
  deleted_at timestamptz,
  changed_at timestamptz not null,
  primary key (county, id),
  foreign key (county, authorisation) references finance.authorisation (county, id),
  foreign key (county, bank, product, product_version)
    references finance.product_version (county, bank, code, version),
  unique (county, authorisation, bank)
);

comment on table finance.application is '一家银行的一件申请；状态只按 application-life-cycle.ts 变化';
comment on column finance.application.decided_at is '现行决定的签署时刻：更早签署而晚到的只记录，不改状态';
comment on column finance.application.needs is '银行还要哪一节报告：由数据补，不向经营者要';
comment on column finance.application.reason is '拒绝或终止的代码、通俗说明、怎样可以改变';
comment on column finance.application.deleted_at is '银行回报已删除报告的时刻';

create index application_by_business on finance.application (county, credit_code, sent_at);
create index application_by_state on finance.application (county, state, sent_at);
create index application_by_place on finance.application (county, place_code, sent_at);

create table finance.application_event (
  county text collate "C" not null,
  application uuid not null,
  message uuid not null,
  place_code text collate "C" not null,
  bank text collate "C" not null,
  event text collate "C" not null,
  from_state text collate "C" not null,
  to_state text collate "C" not null,
  effect text collate "C" not null check (effect in ('applied', 'behind', 'late')),
  signed_at timestamptz not null,
  recorded_at timestamptz not null,
  body jsonb not null,
  primary key (county, application, message)
);

comment on table finance.application_event is '申请的每件事，含迟到的和乱序的；同一报文再到不重记';
comment on column finance.application_event.effect is 'applied 改变；behind 已有更新的决定；late 申请已过那一步';

create table finance.offer (
  county text collate "C" not null,
  id uuid not null,
  application uuid not null,
  authorisation uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  bank text collate "C" not null,
  kind text collate "C" not null check (kind in ('loan', 'line')),
  amount_fen bigint not null check (amount_fen > 0),
  body jsonb not null,
  plan_faults jsonb not null default '[]',
  valid_till timestamptz not null,
  state text collate "C" not null
    check (state in ('open', 'accepted', 'notSelected', 'withdrawnByBank', 'withdrawn', 'ended')),
  state_reason text,
  received_at timestamptz not null,
  primary key (county, id),
  foreign key (county, application) references finance.application (county, id),
  check (state <> 'withdrawnByBank' or state_reason is not null)
);

comment on table finance.offer is '银行的报价与预授信额度；到期由 valid_till 判断，不另改状态';
comment on column finance.offer.plan_faults is '重算还款计划时发现的不一致';

create index offer_by_application on finance.offer (county, application);
create index offer_by_authorisation on finance.offer (county, authorisation);

create table finance.acceptance (
  county text collate "C" not null,
  offer uuid not null,
  authorisation uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  account integer not null,
  accepted_at timestamptz not null,
  owner_signature text not null,
  cooling_until timestamptz not null,
  withdrawn_at timestamptz,
  primary key (county, offer),
  foreign key (county, offer) references finance.offer (county, id)
);

comment on table finance.acceptance is '经营者接受的报价；一次授权同时只能有一件有效';

create unique index acceptance_one_winner on finance.acceptance (county, authorisation) where withdrawn_at is null;

create table finance.draw (
  county text collate "C" not null,
  id uuid not null,
  offer uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  amount_fen bigint not null check (amount_fen > 0),
  account integer not null,
  asked_at timestamptz not null,
  primary key (county, id),
  foreign key (county, offer) references finance.offer (county, id)
);

comment on table finance.draw is '在额度内用款的申请；放款见 disbursement';

create index draw_by_offer on finance.draw (county, offer);

create table finance.disbursement (
  county text collate "C" not null,
  message uuid not null,
  offer uuid not null,
  draw uuid,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  bank text collate "C" not null,
  amount_fen bigint not null check (amount_fen > 0),
  paid_on date not null,
  bank_reference text not null,
  recorded_at timestamptz not null,
  primary key (county, message),
  foreign key (county, offer) references finance.offer (county, id),
  unique (county, bank, bank_reference)
);

comment on table finance.disbursement is '放款；同一银行流水号只认一次';

create index disbursement_by_offer on finance.disbursement (county, offer);

create table finance.repayment (
  county text collate "C" not null,
  message uuid not null,
  offer uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  state text collate "C" not null check (state in ('paid', 'overdue', 'closed', 'closedEarly')),
  amount_fen bigint not null check (amount_fen >= 0),
  happened_on date not null,
  recorded_at timestamptz not null,
  primary key (county, message),
  foreign key (county, offer) references finance.offer (county, id)
);

comment on table finance.repayment is '银行回报的还款、逾期、结清';

create index repayment_by_offer on finance.repayment (county, offer);

create table finance.subsidy_budget (
  county text collate "C" not null,
  policy text collate "C" not null,
  id uuid not null,
  amount_fen bigint not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by integer,
  recorded_by_name text not null,
  primary key (county, id)
);

comment on table finance.subsidy_budget is '贴息预算的安排与追加；一条一笔，负数为调减';

create index subsidy_budget_by_policy on finance.subsidy_budget (county, policy);

create table finance.subsidy_entry (
  county text collate "C" not null,
  id uuid not null,
  policy text collate "C" not null,
  offer uuid not null,
  disbursement uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  kind text collate "C" not null check (kind in ('reserve', 'pay', 'clawback', 'release')),
  amount_fen bigint not null check (amount_fen >= 0),
  central_fen bigint not null check (central_fen >= 0),
  province_fen bigint not null check (province_fen >= 0),
  local_fen bigint not null check (local_fen >= 0),
  principal_fen bigint not null check (principal_fen >= 0),
  from_on date not null,
  until_on date not null,
  reason jsonb not null,
  recorded_at timestamptz not null,
  recorded_by integer,
  recorded_by_name text not null,
  primary key (county, id),
  foreign key (county, disbursement) references finance.disbursement (county, message),
  check (amount_fen = central_fen + province_fen + local_fen)
);

comment on table finance.subsidy_entry is '贴息台账：预留、拨付、追回、释放；只增不改，占用 = 预留 − 释放，净拨付 = 拨付 − 追回';
comment on column finance.subsidy_entry.until_on is '贴息期的末日之次日';

create unique index subsidy_entry_once on finance.subsidy_entry (county, policy, disbursement, kind, from_on);
create index subsidy_entry_by_policy on finance.subsidy_entry (county, policy);
create index subsidy_entry_by_business on finance.subsidy_entry (county, credit_code);

create table finance.guarantee_entry (
  county text collate "C" not null,
  id uuid not null,
  offer uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  kind text collate "C" not null check (kind in ('cover', 'claim', 'recovery')),
  amount_fen bigint not null check (amount_fen > 0),
  shares jsonb not null,
  happened_on date not null,
  reason text not null,
  recorded_at timestamptz not null,
  recorded_by integer,
  recorded_by_name text not null,
  primary key (county, id),
  foreign key (county, offer) references finance.offer (county, id)
);

comment on table finance.guarantee_entry is '政策性担保：承保、代偿、追偿，按比例分担到各方';

create index guarantee_entry_by_offer on finance.guarantee_entry (county, offer);

create table finance.asked_item (
  county text collate "C" not null,
  id uuid not null,
  application uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  bank text collate "C" not null,
  item text not null,
  told_by text collate "C" not null check (told_by in ('bank', 'owner', 'official')),
  department text not null,
  asked_at timestamptz not null,
  case_id uuid,
  primary key (county, id),
  foreign key (county, application) references finance.application (county, id)
);

comment on table finance.asked_item is '零材料计数：每件申请向经营者要过什么；不是零就是该部门的一件事';

create index asked_item_by_application on finance.asked_item (county, application);
create index asked_item_by_place on finance.asked_item (county, place_code, asked_at);

do $$
declare
  t text;
begin
  foreach t in array array['authorisation', 'application', 'application_event', 'offer', 'acceptance', 'draw',
    'disbursement', 'repayment', 'subsidy_entry', 'guarantee_entry', 'asked_item'] loop
    execute format('alter table finance.%I enable row level security', t);
    execute format('alter table finance.%I force row level security', t);
    execute format('create policy %I on finance.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on finance.%I to olive_county using (true) with check (true)', t || '_county', t);
    execute format('create policy %I on finance.%I to olive_scoped
      using (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))
      with check (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))',
      t || '_area', t);
    execute format('grant select on finance.%I to olive_scoped, olive_county', t);
  end loop;
end
$$;

grant select on finance.product_version, finance.subsidy_budget to olive_scoped, olive_county;
-- 只增不改。
grant insert on finance.product_version, finance.subsidy_budget to olive_county;
grant insert on finance.asked_item, finance.guarantee_entry, finance.subsidy_entry to olive_scoped, olive_county;
grant update (case_id) on finance.asked_item to olive_scoped, olive_county;
