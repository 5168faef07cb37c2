-- 登录。目前只有演示方式：一次性口令换取会话；统一身份认证（OIDC）随后接入同一会话表。
create schema if not exists access;

comment on schema access is '登录与会话';

create table access.demo_code (
  county text collate "C" not null,
  role text collate "C" not null,
  salt bytea not null,
  hash bytea not null,
  area text collate "C" not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  attempts integer not null default 0,
  primary key (county, role)
);

comment on table access.demo_code is '演示用一次性口令：每县每角色至多一个，新的顶替旧的';
comment on column access.demo_code.hash is '口令的 scrypt 摘要；口令本身不保存';
comment on column access.demo_code.attempts is '有人输错口令的次数，过多则作废';

create table access.session (
  token_hash bytea primary key,
  county text collate "C" not null,
  role text collate "C" not null,
  area text collate "C" not null,
  started_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);

comment on table access.session is '会话：浏览器只持有令牌，服务器只保存其摘要';
comment on column access.session.area is '所管区划代码：看得到其中的一切';
comment on column access.session.ended_at is '退出时间；空为未退出';
