-- 审计：每一次操作、每一次查阅在同一事务里留一片叶子；每分钟封入一棵默克尔树（RFC 6962 的形状），签名的根另存一处。
create table access.audit_leaf (
  county text collate "C" not null,
  id bigint generated always as identity,
  at timestamptz(3) not null,
  account integer,
  account_name text,
  assignment integer,
  role text collate "C",
  area text collate "C",
  act text collate "C" not null,
  purpose text collate "C",
  reason text,
  subjects text[] collate "C" not null,
  detail jsonb not null,
  trace_id text collate "C",
  hash bytea not null check (octet_length(hash) = 32),
  position bigint,
  primary key (county, id),
  check ((account is null) = (account_name is null))
);

comment on table access.audit_leaf is '审计叶子：只增不改；封存时得到位置';
comment on column access.audit_leaf.at is '何时（毫秒）';
comment on column access.audit_leaf.account is '谁（账号编号）；空为系统';
comment on column access.audit_leaf.assignment is '以哪项任职';
comment on column access.audit_leaf.act is '做了什么（接口或作业的名称）';
comment on column access.audit_leaf.purpose is '查阅的用途（用途登记的代码）';
comment on column access.audit_leaf.reason is '说明的理由';
comment on column access.audit_leaf.subjects is '涉及谁、什么：person:代号、case:编号 等，不含身份证号';
comment on column access.audit_leaf.detail is '代码、编号、数目；不含个人信息';
comment on column access.audit_leaf.trace_id is '查询号';
comment on column access.audit_leaf.hash is '叶子的摘要：SHA-256(0x00 || 规范化的内容)';
comment on column access.audit_leaf.position is '在树中的位置，从 0 起；空为尚未封存';

create unique index audit_leaf_by_position on access.audit_leaf (county, position) where position is not null;
create index audit_leaf_unsealed on access.audit_leaf (county, id) where position is null;
-- 写入要快：按时间只用块级索引，按涉及的人查找的索引在封存时才建（access.audit_subject）。
create index audit_leaf_by_time on access.audit_leaf using brin (at);

-- 网页请求只能添一片叶子，读不了，改不了，删不了；查看审计另有专门的路径。
alter table access.audit_leaf enable row level security;
alter table access.audit_leaf force row level security;
create policy audit_leaf_system on access.audit_leaf to current_user using (true) with check (true);
create policy audit_leaf_county on access.audit_leaf for insert to olive_county with check (county = current_setting('olive.county') and position is null);
create policy audit_leaf_area on access.audit_leaf for insert to olive_scoped, olive_guest with check (county = current_setting('olive.county') and position is null);
grant usage on schema access to olive_scoped, olive_county, olive_guest;
grant insert on access.audit_leaf to olive_scoped, olive_county, olive_guest;
