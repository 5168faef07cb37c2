-- 规则：政策版本、运行、结果。政策本身写在 counties/*/policies 的文件里，这里保存用过的版本和算出的结果。
create schema if not exists rules;

comment on schema rules is '规则：用过的政策版本、每次运行、现行的认定建议';

create table rules.policy_version (
  county text collate "C" not null,
  policy text collate "C" not null,
  hash text collate "C" not null,
  content text not null,
  stored_at timestamptz not null default now(),
  primary key (county, policy, hash),
  -- 编号就是内容的摘要：内容一改，摘要不符；摘要被运行引用，也改不了。用过的版本因此不可更改。
  check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

comment on table rules.policy_version is '政策版本：首次用于运行时存入，此后不变';
comment on column rules.policy_version.policy is '政策代码，如 graduate';
comment on column rules.policy_version.hash is '内容的 SHA-256';
comment on column rules.policy_version.content is '政策及其所用构件的全文（JSON，键有序）';

create table rules.run (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  kind text collate "C" not null check (kind in ('standing', 'inquiry')),
  as_of date not null,
  last_file_id integer not null,
  parameters jsonb not null,
  started_by text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  people integer,
  counts jsonb,
  outcome_digest text collate "C",
  check ((finished_at is null) = (outcome_digest is null))
);

comment on table rules.run is '运行：某县某日按哪些版本、哪些参数、哪些数据算出了什么';
comment on column rules.run.kind is 'standing 更新现行建议；inquiry 重问过去某日，不动现行建议';
comment on column rules.run.as_of is '认定日期：用当日已知的数据和当日的参数';
comment on column rules.run.last_file_id is '数据截至哪个文件（registry.extract_file.id）';
comment on column rules.run.parameters is '参数在认定日期的值';
comment on column rules.run.started_by is '谁运行';
comment on column rules.run.people is '人口数';
comment on column rules.run.counts is '各政策的人数：{代码: {yes, unknown}}';
comment on column rules.run.outcome_digest is '全部结果的摘要（与次序无关），重放时用来核对';

create index on rules.run (county, id desc) where finished_at is not null;

create table rules.run_policy (
  run_id integer not null references rules.run (id),
  county text collate "C" not null,
  policy text collate "C" not null,
  hash text collate "C" not null,
  primary key (run_id, policy),
  foreign key (county, policy, hash) references rules.policy_version (county, policy, hash)
);

comment on table rules.run_policy is '运行用了各政策的哪个版本';

create table rules.outcome (
  county text collate "C" not null,
  policy text collate "C" not null,
  resident_id text collate "C" not null,
  verdict text collate "C" not null check (verdict in ('yes', 'unknown')),
  -- 不设逐行外键：结果只由一个函数写入，与其运行、政策版本在同一事务里，运行从不删除；
  -- 首次运行有三十余万行，逐行核对外键比写入本身还慢。
  since_run integer not null,
  until_run integer,
  check (until_run > since_run)
);

comment on table rules.outcome is '结果：只记变动；until_run 为空的行就是现行建议（是、未知），不在其中即为否';
comment on column rules.outcome.verdict is 'yes 符合；unknown 缺数据，待补';
comment on column rules.outcome.since_run is '从哪次运行起';
comment on column rules.outcome.until_run is '到哪次运行止（不含）';

create unique index on rules.outcome (county, resident_id, policy) where until_run is null;
create index on rules.outcome (county, resident_id, since_run);
