-- 区划与承继关系。来源：统计用区划代码各年版本，由各县（市、区）的 places.csv、successors.csv 装入。
create schema if not exists registry;

create table registry.place (
  county text collate "C" not null,
  code text collate "C" not null,
  name text collate "C" not null,
  short_name text collate "C" not null,
  kind text collate "C" not null,
  level text collate "C" not null,
  parent_code text collate "C",
  first_seen date,
  last_seen date,
  ended_on date,
  pinyin text[] collate "C" not null,
  initials text[] collate "C" not null,
  grid_column smallint,
  grid_row smallint,
  administered_by text collate "C",
  terrain text collate "C",
  primary key (county, code),
  check (code ~ '^[1-9][0-9]{11}$')
);

comment on table registry.place is '区划：现行的和历史的代码，每县一份';
comment on column registry.place.name is '正式名称，如“祝村村委会”';
comment on column registry.place.short_name is '显示名称，如“祝村”；可能重名，须同时显示乡镇';
comment on column registry.place.first_seen is '最早见于哪一版区划代码；空为未知';
comment on column registry.place.last_seen is '最后见于哪一版区划代码；空为现行';
comment on column registry.place.ended_on is '撤销日期（批文日期）；空为未知或未撤销';
comment on column registry.place.pinyin is '拼音，不带空格和声调；多音字各读音都在内';
comment on column registry.place.initials is '拼音首字母，与 pinyin 逐一对应';
comment on column registry.place.grid_column is '示意图列位置（估计，非测绘）';
comment on column registry.place.grid_row is '示意图行位置（估计，非测绘）';
comment on column registry.place.administered_by is '由谁管辖：district 区直管，development-zone 开发区，-inferred 为推定';

create table registry.place_successor (
  county text collate "C" not null,
  code text collate "C" not null,
  successor_code text collate "C" not null,
  effective_on date not null,
  certainty text collate "C" not null check (certainty in ('sourced', 'inferred')),
  reference text not null,
  primary key (county, code, successor_code),
  foreign key (county, code) references registry.place (county, code),
  foreign key (county, successor_code) references registry.place (county, code)
);

comment on table registry.place_successor is '承继关系：撤销的区划并入了哪里';
comment on column registry.place_successor.certainty is 'sourced 有批文，inferred 推定';
comment on column registry.place_successor.reference is '依据（文号）或推定的理由';
