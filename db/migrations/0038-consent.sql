-- 授权与信用报告：授权书不可改、有版本，暂停、撤回、到期是它的状态；报告只以主密钥加密存放。
create table finance.consent (
  county text collate "C" not null,
  id uuid primary key,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  purpose text collate "C" not null,
  state text collate "C" not null check (state in ('active', 'paused', 'revoked', 'expired', 'usedUp')),
  version integer not null check (version > 0),
  times integer not null check (times > 0),
  life_days integer not null check (life_days > 0),
  expires_at timestamptz not null,
  granted_at timestamptz not null,
  account integer not null,
  account_name text not null,
  ended_at timestamptz,
  end_told_at timestamptz,
  data_ended_at timestamptz
);

comment on table finance.consent is '经营主体的授权：一家主体、点名的银行、一个目的；内容在 consent_version';
comment on column finance.consent.place_code is '经营主体的住所（村社）';
comment on column finance.consent.times is '每家银行最多取几次；1 为一次性';
comment on column finance.consent.life_days is '银行最多保存几天，从最后一次取用算起';
comment on column finance.consent.data_ended_at is '已要求银行删除（撤回，或数据期满）';
comment on column finance.consent.state is 'active 有效；paused 暂停；revoked 撤回；expired 到期；usedUp 次数用完（已给出的仍受撤回约束）';
comment on column finance.consent.end_told_at is '到期只告诉经营者一次';

create index consent_by_business on finance.consent (county, credit_code, granted_at desc);
create index consent_by_place on finance.consent (county, place_code, granted_at desc);
create index consent_by_end on finance.consent (county, expires_at) where state in ('active', 'paused', 'usedUp');

create table finance.consent_version (
  county text collate "C" not null,
  consent uuid not null references finance.consent (id),
  version integer not null check (version > 0),
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  body text not null,
  owner_signature text not null,
  seal text not null,
  made_at timestamptz not null,
  primary key (consent, version)
);

comment on table finance.consent_version is '授权书的每一版：规范字节、经营者签名、平台加封；只增不改，改内容就是新的一版';
comment on column finance.consent_version.body is '授权书的规范字节（RFC 8785）';

create table finance.consent_bank (
  county text collate "C" not null,
  consent uuid not null references finance.consent (id),
  bank text collate "C" not null,
  place_code text collate "C" not null,
  used integer not null default 0,
  last_used_at timestamptz,
  primary key (consent, bank),
  foreign key (county, bank) references finance.bank (county, code)
);

comment on table finance.consent_bank is '授权里点名的银行，各取了几次';

create table finance.consent_use (
  county text collate "C" not null,
  consent uuid not null references finance.consent (id),
  bank text collate "C" not null,
  number integer not null check (number > 0),
  place_code text collate "C" not null,
  version integer not null,
  at timestamptz not null,
  primary key (consent, bank, number)
);

comment on table finance.consent_use is '每一次依授权给出报告：哪家银行、第几次、依哪一版';

create table finance.consent_event (
  county text collate "C" not null,
  id bigint generated always as identity primary key,
  consent uuid not null references finance.consent (id),
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  at timestamptz not null,
  event text collate "C" not null check (event in
    ('granted', 'revised', 'used', 'paused', 'resumed', 'revoked', 'expired', 'usedUp', 'told')),
  version integer not null,
  bank text collate "C",
  account integer,
  account_name text
);

comment on table finance.consent_event is '授权上发生过的事，只增不改；收据（ISO/IEC TS 27560）照它写';

create index consent_event_by_consent on finance.consent_event (consent, id);

create table finance.owner_key (
  county text collate "C" not null,
  account integer not null,
  kid text collate "C" not null,
  suite text collate "C" not null check (suite in ('intl', 'sm')),
  public_key jsonb not null,
  private_key text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (county, account, kid)
);

comment on table finance.owner_key is '没有接电子营业执照签名的地方，经营者的签名密钥由系统代管（加密存放）';
comment on column finance.owner_key.private_key is '用主密钥加密；主密钥在数据库之外';

create unique index owner_key_live on finance.owner_key (county, account, suite) where revoked_at is null;

create table finance.report (
  county text collate "C" not null,
  id uuid primary key,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  consent uuid references finance.consent (id),
  consent_version integer,
  as_of date not null,
  made_at timestamptz not null,
  sections text[] not null,
  missing text[] not null,
  content text,
  former uuid references finance.report (id),
  check ((consent is null) = (consent_version is null))
);

comment on table finance.report is '信用报告：内容只以主密钥加密存放；没有授权的是给本人预览的底稿';
comment on column finance.report.sections is '报告的各节';
comment on column finance.report.missing is '暂时取不到的各节：不等于没有';
comment on column finance.report.content is '各节和盐，加密；底稿过期、数据期满后清空';
comment on column finance.report.former is '由哪一份补齐、更正而来；旧的保留';

create index report_by_business on finance.report (county, credit_code, made_at desc);
create index report_by_consent on finance.report (consent, made_at);

create table finance.report_seal (
  county text collate "C" not null,
  report uuid not null references finance.report (id),
  suite text collate "C" not null check (suite in ('intl', 'sm')),
  place_code text collate "C" not null,
  root text collate "C" not null,
  seal text not null,
  made_at timestamptz not null,
  primary key (report, suite)
);

comment on table finance.report_seal is '报告的根和平台对根的签名，每个密码套件一份';

create table finance.dispute (
  county text collate "C" not null,
  id uuid primary key,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  section text collate "C" not null,
  register text collate "C" not null,
  item text collate "C" not null,
  record text not null,
  department text not null,
  reason text not null,
  opened_at timestamptz not null,
  account integer not null,
  account_name text not null,
  state text collate "C" not null default 'open' check (state in ('open', 'corrected', 'stands', 'withdrawn')),
  answered_at timestamptz,
  answered_by text,
  answer text,
  check ((state = 'open') = (answered_at is null))
);

comment on table finance.dispute is '经营者对报告里一条记录的异议：答复之前，标记随报告走';
comment on column finance.dispute.item is '记录的登记册主键的摘要：数据重新移交之后仍认得出';
comment on column finance.dispute.state is 'open 待答复；corrected 已由部门更正；stands 部门认为无误（写明理由）；withdrawn 本人撤回';

create index dispute_open on finance.dispute (county, credit_code, section) where state = 'open';
create unique index dispute_once on finance.dispute (county, credit_code, section, register, item) where state = 'open';
create index dispute_by_place on finance.dispute (county, place_code, opened_at);

do $$
declare t text;
begin
  foreach t in array array['consent', 'consent_version', 'consent_bank', 'consent_use', 'consent_event', 'report',
    'report_seal', 'dispute'] loop
    execute format('alter table finance.%I enable row level security', t);
    execute format('alter table finance.%I force row level security', t);
    execute format('create policy %I on finance.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on finance.%I to olive_county using (true) with check (true)', t || '_county', t);
    execute format('create policy %I on finance.%I to olive_scoped
      using (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))
      with check (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))',
      t || '_area', t);
  end loop;
end
$$;

-- 官员看得到有哪些授权、用过几次；报告内容、授权书全文和密钥只有系统事务读。
grant select on finance.consent, finance.consent_bank, finance.consent_use, finance.consent_event, finance.dispute
  to olive_scoped, olive_county;
grant select (county, id, credit_code, place_code, consent, consent_version, as_of, made_at, sections, missing, former)
  on finance.report to olive_scoped, olive_county;
grant update (state, answered_at, answered_by, answer) on finance.dispute to olive_scoped, olive_county;
