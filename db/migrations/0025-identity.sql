-- 疑似重复与身份冲突：机器只提出，由人判定；登记册一行不动，判定可以原样撤回。
create table registry.identity_pair (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  place_code text collate "C" not null,
  kind text collate "C" not null check (kind in ('twoNumbers', 'oneNumber', 'oneCode')),
  left_key text collate "C" not null,
  right_key text collate "C" not null,
  rules text[] not null,
  found_at timestamptz not null default now(),
  gone_at timestamptz,
  state text collate "C" not null default 'open' check (state in ('open', 'same', 'different', 'needsData')),
  unique (county, kind, left_key, right_key)
);

comment on table registry.identity_pair is '疑似重复或冲突：每对一行，提出过的不再重复提出';
comment on column registry.identity_pair.place_code is '能同时看到双方的最小区划：双方不在同一辖区时归共同上级处理';
comment on column registry.identity_pair.kind is 'twoNumbers 两个号码疑似一人；oneNumber 一个号码两种说法；oneCode 一个信用代码两个名称';
comment on column registry.identity_pair.left_key is '人员代号；oneCode 为信用代码';
comment on column registry.identity_pair.right_key is '另一方的人员代号；一方冲突时为各种说法的摘要';
comment on column registry.identity_pair.rules is '依据哪几条规则提出';
comment on column registry.identity_pair.gone_at is '数据改正后不再成立的时间；空为仍成立';
comment on column registry.identity_pair.state is 'open 待判定；same 同一人；different 不是重复；needsData 待补充材料';

create index on registry.identity_pair (county, place_code, state, id);
create index on registry.identity_pair (county, left_key);
create index on registry.identity_pair (county, right_key);

create table registry.identity_decision (
  id integer generated always as identity primary key,
  pair integer not null references registry.identity_pair (id),
  county text collate "C" not null,
  place_code text collate "C" not null,
  decision text collate "C" not null check (decision in ('same', 'different', 'needsData', 'withdrawn')),
  former text collate "C" not null,
  reason text not null check (reason <> ''),
  account integer not null,
  account_name text not null,
  decided_at timestamptz not null default now()
);

comment on table registry.identity_decision is '判定：谁、何时、为什么；只增不改，撤回也是一条';
comment on column registry.identity_decision.former is '判定之前的状态，撤回时回到那里';

create index on registry.identity_decision (county, place_code, pair, id);

create table registry.identity_link (
  id integer generated always as identity primary key,
  pair integer not null references registry.identity_pair (id),
  county text collate "C" not null,
  place_code text collate "C" not null,
  left_reference text collate "C" not null,
  right_reference text collate "C" not null,
  decided_by integer not null,
  decided_name text not null,
  reason text not null check (reason <> ''),
  decided_at timestamptz not null default now(),
  ended_by integer,
  ended_name text,
  end_reason text,
  ended_at timestamptz,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);

comment on table registry.identity_link is '同一人：两个人员代号经人判定属于一人；结束即恢复原状，登记册不动';

create unique index on registry.identity_link (pair) where ended_at is null;
create index on registry.identity_link (county, left_reference) where ended_at is null;
create index on registry.identity_link (county, right_reference) where ended_at is null;

create table registry.identity_state (
  county text collate "C" primary key,
  through_file_id integer not null default 0
);

comment on table registry.identity_state is '查重进度：每县一行';
comment on column registry.identity_state.through_file_id is '已查到哪一个文件（registry.extract_file.id）';

alter table registry.identity_pair enable row level security;
alter table registry.identity_pair force row level security;
create policy identity_pair_system on registry.identity_pair to current_user using (true) with check (true);
create policy identity_pair_county on registry.identity_pair to olive_county using (true) with check (true);
create policy identity_pair_area on registry.identity_pair to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'))
  with check (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));

alter table registry.identity_decision enable row level security;
alter table registry.identity_decision force row level security;
create policy identity_decision_system on registry.identity_decision to current_user using (true) with check (true);
create policy identity_decision_county on registry.identity_decision to olive_county using (true) with check (true);
create policy identity_decision_area on registry.identity_decision to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'))
  with check (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));

alter table registry.identity_link enable row level security;
alter table registry.identity_link force row level security;
create policy identity_link_system on registry.identity_link to current_user using (true) with check (true);
create policy identity_link_county on registry.identity_link to olive_county using (true) with check (true);
create policy identity_link_area on registry.identity_link to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'))
  with check (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));

grant select, update on registry.identity_pair to olive_scoped, olive_county;
grant select, insert on registry.identity_decision to olive_scoped, olive_county;
grant select, insert, update on registry.identity_link to olive_scoped, olive_county;
