-- 帮帮快服：经营者与其账号、合作银行与其公钥。授权、报告、投递、贷款、政策、诉求在其后的迁移里。
create schema finance;

comment on schema finance is '帮帮快服：授权、信用报告、投递、贷款、惠企政策、诉求';

create table finance.mandate (
  county text collate "C" not null,
  account integer not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  capacity text collate "C" not null check (capacity in ('owner', 'clerk')),
  from_on date not null,
  until_on date,
  given_by text not null,
  primary key (county, account, credit_code, from_on),
  check (until_on is null or until_on >= from_on),
  check (capacity = 'owner' or until_on is not null)
);

comment on table finance.mandate is '谁能替哪家经营主体办事：经营者本人，或有委托期限的办事员';
comment on column finance.mandate.place_code is '经营主体的住所（村社）';
comment on column finance.mandate.capacity is 'owner 经营者本人，可以签字；clerk 办事员，委托期内才可签字';
comment on column finance.mandate.given_by is '依据：电子营业执照、经营者本人的委托书编号';

create index mandate_by_business on finance.mandate (county, credit_code);

create table finance.bank (
  county text collate "C" not null,
  code text collate "C" not null check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name jsonb not null,
  contact text not null,
  endpoint text not null,
  suite text collate "C" not null check (suite in ('intl', 'sm')),
  two_phase boolean not null default true,
  rate_per_second integer not null default 50 check (rate_per_second > 0),
  state text collate "C" not null default 'open' check (state in ('open', 'suspended', 'left')),
  state_reason text,
  joined_on date not null,
  primary key (county, code),
  check (state = 'open' or state_reason is not null)
);

comment on table finance.bank is '接入的银行：端口、密码套件、是否两段式投递；退出的保留';
comment on column finance.bank.contact is '个人信息保护法第二十三条：授权时要告知的接收方联系方式';
comment on column finance.bank.two_phase is '先收密文，凭回执再领密钥；不支持的一段式，授权书上写明';
comment on column finance.bank.rate_per_second is '每秒最多投递几件';

create table finance.bank_key (
  county text collate "C" not null,
  bank text collate "C" not null,
  kid text collate "C" not null,
  use text collate "C" not null check (use in ('sign', 'seal')),
  suite text collate "C" not null check (suite in ('intl', 'sm')),
  public_key jsonb not null,
  from_at timestamptz not null,
  until_at timestamptz,
  revoked_at timestamptz,
  primary key (county, bank, kid),
  foreign key (county, bank) references finance.bank (county, code)
);

comment on table finance.bank_key is '银行的公钥：验签（sign）与加密（seal）；新旧两把可重叠，紧急停用立即生效';

alter table finance.mandate enable row level security;
alter table finance.mandate force row level security;
create policy mandate_system on finance.mandate to current_user using (true) with check (true);
create policy mandate_county on finance.mandate to olive_county using (true) with check (true);
create policy mandate_area on finance.mandate to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'))
  with check (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));

grant usage on schema finance to olive_scoped, olive_county;
grant select on finance.mandate, finance.bank, finance.bank_key to olive_scoped, olive_county;
grant insert, update on finance.bank, finance.bank_key to olive_county;
