-- 账号、任职、会话：谁登录（统一身份认证），以什么角色、管哪里、代表哪个部门、为什么用途。角色和用途登记是县（市、区）的数据。
drop table access.demo_code;

create table access.account (
  county text collate "C" not null,
  id integer generated always as identity,
  issuer text collate "C" not null,
  subject text collate "C" not null,
  name text not null,
  department text,
  made_at timestamptz not null default now(),
  made_by integer,
  ended_at timestamptz,
  ended_by integer,
  ended_reason text,
  primary key (county, id),
  unique (id),
  unique (county, issuer, subject),
  check ((ended_at is null) = (ended_reason is null))
);

comment on table access.account is '账号：登录的人；离任即停用，不删除';
comment on column access.account.issuer is '由谁认证（OIDC issuer；embedded 为自带的）';
comment on column access.account.subject is '认证方给出的编号';
comment on column access.account.made_by is '谁建立；空为系统（演示、首个管理员）';

create table access.credential (
  account integer primary key references access.account (id),
  county text collate "C" not null,
  login text collate "C" not null,
  salt bytea,
  hash bytea,
  set_at timestamptz,
  failures integer not null default 0,
  failed_at timestamptz,
  locked_until timestamptz,
  unique (county, login),
  check ((salt is null) = (hash is null))
);

comment on table access.credential is '自带认证的凭据；接入外部认证的账号没有';
comment on column access.credential.hash is '口令的 scrypt 摘要；口令本身不保存；空为尚未设置';
comment on column access.credential.failures is '输错的次数；到了限度就锁定，时间逐次加倍；成功或过了一天归零';

create table access.second_factor (
  account integer primary key references access.account (id),
  county text collate "C" not null,
  secret text,
  confirmed_at timestamptz,
  last_step bigint,
  failures integer not null default 0,
  failed_at timestamptz,
  locked_until timestamptz
);

comment on table access.second_factor is '第二因素：动态口令（RFC 6238）';
comment on column access.second_factor.secret is '密钥，以主密钥加密；主密钥不在数据库里';
comment on column access.second_factor.last_step is '最近用过的时间步，同一个动态口令不能用两次';

create table access.invitation (
  token_hash bytea primary key,
  county text collate "C" not null,
  account integer not null references access.account (id),
  made_at timestamptz not null default now(),
  made_by integer references access.account (id),
  expires_at timestamptz not null,
  used_at timestamptz
);

comment on table access.invitation is '一次性链接：新账号或重置时由本人设置口令、绑定身份；新的顶替旧的';
comment on column access.invitation.made_by is '谁发出；空为系统（首个管理员）';

create index invitation_of_account on access.invitation (account) where used_at is null;

create table access.assignment (
  county text collate "C" not null,
  id integer generated always as identity primary key,
  account integer not null references access.account (id),
  role text collate "C" not null,
  area text collate "C" not null check (area ~ '^[1-9][0-9]{11}$' and starts_with(area, county)),
  department text,
  purposes text[] collate "C" not null,
  from_on date not null,
  until_on date,
  made_at timestamptz not null default now(),
  made_by integer,
  ended_at timestamptz,
  ended_by integer,
  ended_reason text,
  check (until_on >= from_on),
  check ((ended_at is null) = (ended_reason is null))
);

comment on table access.assignment is '任职：账号以什么角色、管哪里、代表哪个部门、为哪些用途；结束须具名并说明理由，不删除';
comment on column access.assignment.area is '所管区划代码：看得到其中的一切，看不到之外的';
comment on column access.assignment.purposes is '可以为哪些用途查阅（用途登记的代码）';

create index assignment_of_account on access.assignment (account);
create index assignment_by_area on access.assignment (county, area, role) where ended_at is null;

delete from access.session;
alter table access.session
  drop column role,
  drop column area,
  add column account integer not null references access.account (id),
  add column assignment integer not null references access.assignment (id),
  add column last_seen_at timestamptz not null default now(),
  add column second_factor_at timestamptz,
  add column ended_by integer,
  add column id integer generated always as identity unique;

comment on column access.session.account is '谁';
comment on column access.session.assignment is '正以哪项任职工作';
comment on column access.session.last_seen_at is '最近一次请求；久不动即失效';
comment on column access.session.second_factor_at is '何时出示过第二因素；空为没有';
comment on column access.session.ended_by is '由谁结束；空为本人退出或更换';

create table access.extension (
  county text collate "C" not null,
  id integer generated always as identity primary key,
  account integer not null references access.account (id),
  assignment integer not null references access.assignment (id),
  person text collate "C" not null,
  reason text not null,
  purpose text collate "C" not null,
  opened_at timestamptz not null default now(),
  until_at timestamptz not null,
  supervisor integer references access.account (id),
  seen_at timestamptz,
  seen_by integer
);

comment on table access.extension is '辖区外查阅：说明理由，三小时，只限一个人，报告上级';
comment on column access.extension.person is '人员代号';
comment on column access.extension.supervisor is '报告给谁';
comment on column access.extension.seen_at is '上级何时知悉';

create index extension_live on access.extension (account, person, until_at);
create index extension_to_see on access.extension (supervisor) where seen_at is null;

-- 会话：认证信息之外的部分，本人和辖区的安全管理员看得到；令牌摘要、口令、密钥不向网页请求开放。
create index session_of_account on access.session (account) where ended_at is null;

alter table access.account enable row level security;
alter table access.account force row level security;
create policy account_system on access.account to current_user using (true) with check (true);
create policy account_county on access.account to olive_county
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));
create policy account_area on access.account to olive_scoped, olive_guest
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));

-- 谁在哪里任什么职，同事之间不是秘密；改动只在辖区之内。
alter table access.assignment enable row level security;
alter table access.assignment force row level security;
create policy assignment_system on access.assignment to current_user using (true) with check (true);
create policy assignment_county on access.assignment to olive_county
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));
create policy assignment_seen on access.assignment for select to olive_scoped, olive_guest
  using (county = current_setting('olive.county'));
create policy assignment_made on access.assignment for insert to olive_scoped
  with check (area >= current_setting('olive.first') and area <= current_setting('olive.last'));
create policy assignment_ended on access.assignment for update to olive_scoped
  using (area >= current_setting('olive.first') and area <= current_setting('olive.last'))
  with check (area >= current_setting('olive.first') and area <= current_setting('olive.last'));

alter table access.session enable row level security;
alter table access.session force row level security;
create policy session_system on access.session to current_user using (true) with check (true);
create policy session_county on access.session to olive_county
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));
create policy session_area on access.session to olive_scoped, olive_guest
  using (account = current_setting('olive.account')::integer or exists (
    select from access.assignment g where g.id = session.assignment
      and g.area >= current_setting('olive.first') and g.area <= current_setting('olive.last')));

alter table access.extension enable row level security;
alter table access.extension force row level security;
create policy extension_system on access.extension to current_user using (true) with check (true);
create policy extension_county on access.extension to olive_county
  using (current_setting('olive.account')::integer in (account, supervisor)) with check (county = current_setting('olive.county'));
create policy extension_area on access.extension for select to olive_scoped, olive_guest
  using (current_setting('olive.account')::integer in (account, supervisor));
create policy extension_opened on access.extension for insert to olive_scoped with check (
  county = current_setting('olive.county') and account = current_setting('olive.account')::integer
  and until_at <= now() + interval '3 hours');
create policy extension_reported on access.extension for update to olive_scoped
  using (supervisor = current_setting('olive.account')::integer)
  with check (supervisor = current_setting('olive.account')::integer);

alter table access.credential enable row level security;
alter table access.credential force row level security;
create policy credential_system on access.credential to current_user using (true) with check (true);
create policy credential_county on access.credential to olive_county
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));
create policy credential_area on access.credential to olive_scoped
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));

alter table access.second_factor enable row level security;
alter table access.second_factor force row level security;
create policy second_factor_system on access.second_factor to current_user using (true) with check (true);
create policy second_factor_county on access.second_factor to olive_county
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));
create policy second_factor_area on access.second_factor to olive_scoped
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));

alter table access.invitation enable row level security;
alter table access.invitation force row level security;
create policy invitation_system on access.invitation to current_user using (true) with check (true);
create policy invitation_county on access.invitation to olive_county
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));
create policy invitation_area on access.invitation to olive_scoped
  using (county = current_setting('olive.county')) with check (county = current_setting('olive.county'));

grant select, insert on access.account, access.assignment to olive_scoped, olive_county;
grant select on access.account, access.assignment to olive_guest;
grant update (ended_at, ended_by, ended_reason) on access.account, access.assignment to olive_scoped, olive_county;
grant select (id, county, account, assignment, started_at, last_seen_at, expires_at, second_factor_at, ended_at, ended_by),
  update (ended_at, ended_by) on access.session to olive_scoped, olive_county;
grant select on access.extension to olive_scoped, olive_county, olive_guest;
grant insert on access.extension to olive_scoped;
grant update (seen_at, seen_by) on access.extension to olive_scoped, olive_county;
grant select (account, county, login, set_at, failures, locked_until), insert (account, county, login),
  update (salt, hash, set_at, failures, locked_until) on access.credential to olive_scoped, olive_county;
grant select (account, county, confirmed_at, locked_until), update (secret, confirmed_at, failures, locked_until)
  on access.second_factor to olive_scoped, olive_county;
grant insert on access.invitation to olive_scoped, olive_county;
grant select (account, county, expires_at, used_at), update (used_at) on access.invitation to olive_scoped, olive_county;
