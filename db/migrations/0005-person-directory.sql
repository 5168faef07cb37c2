-- 人员目录：由各县（市、区）的人口登记表整理而成，只供按地域查找；随导入更新，可随时重建。
create table registry.name_reading (
  name text collate "C" primary key,
  pinyin text collate "C" not null,
  initials text collate "C" not null
);

comment on table registry.name_reading is '姓名的读音（姓氏多音字按姓读），每个不同的姓名算一次';
comment on column registry.name_reading.pinyin is '不带空格和声调，ü 作 v';

create table registry.person (
  county text collate "C" not null,
  resident_id text collate "C" not null,
  place_code text collate "C" not null,
  name text collate "C" not null,
  name_pinyin text collate "C" not null,
  initials text collate "C" not null,
  id_tail text collate "C" not null,
  household text collate "C",
  sex text collate "C" not null check (sex in ('male', 'female')),
  birth date not null,
  present boolean not null,
  primary key (county, resident_id)
);

comment on table registry.person is '人员目录：每人一行，取人口登记表的最新一版';
comment on column registry.person.place_code is '居住地代码；不明的记为县级代码，只在全县范围内查得到';
comment on column registry.person.id_tail is '身份证号末六位的倒序，便于按尾号（任意长度）作范围查找';
comment on column registry.person.present is '是否在册（未死亡、未迁出）';

-- 每种查法一个索引，区划在后：先按文字定范围，再在索引内按区划筛选，不回表。
create index person_by_name on registry.person (county, name, place_code, resident_id);
create index person_by_pinyin on registry.person (county, name_pinyin, place_code, resident_id);
create index person_by_initials on registry.person (county, initials, place_code, resident_id);
create index person_by_tail on registry.person (county, id_tail, place_code, resident_id);
-- 村社范围：一个村社两千余人，直接取出再筛选。
create index person_by_place on registry.person (county, place_code, name_pinyin, resident_id);
