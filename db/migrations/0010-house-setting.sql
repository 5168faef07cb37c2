-- 本空间自身的情况：例如里面装的是演示数据。模式 house 由迁移程序建立。
create table house.setting (
  name text collate "C" primary key,
  value jsonb not null,
  recorded_at timestamptz not null default now()
);

comment on table house.setting is '本空间的情况，一项一行';
comment on column house.setting.name is '名称，如 demo';
