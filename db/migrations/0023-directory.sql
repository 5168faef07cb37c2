-- 人员目录补上电话、住址和户代号；市场主体目录。都由登记册整理而成，随导入更新，可随时重建。
alter table registry.person
  add column household_reference text collate "C",
  add column phone text collate "C",
  add column phone_tail text collate "C",
  add column address text collate "C";

comment on column registry.person.household_reference is '户代号：由密钥和户号算出，网址和审计里用它，不用户号';
comment on column registry.person.phone is '手机号，只有数字；各县登记册没有电话的为空';
comment on column registry.person.phone_tail is '手机号末六位的倒序，便于按尾号作范围查找';
comment on column registry.person.address is '规整后的住址：全角、汉字数字、号楼等写法统一；登记册没有住址的为空';

create index person_by_household_reference on registry.person (county, household_reference, resident_id)
  where household_reference is not null;
create index person_by_phone on registry.person (county, phone, place_code, resident_id) where phone is not null;
create index person_by_phone_tail on registry.person (county, phone_tail, place_code, resident_id)
  where phone_tail is not null;
create index person_by_address on registry.person (county, place_code, address, resident_id)
  where address is not null;
-- 名单按年龄、性别筛选，以及只数人数：都在索引里完成，不回表。
create index person_by_birth on registry.person (county, birth, place_code, sex, present);
drop index registry.person_by_place;
create index person_by_place on registry.person (county, place_code, name_pinyin, resident_id)
  include (birth, sex, present);

create table registry.address_reading (
  text text collate "C" primary key,
  address text collate "C" not null
);

comment on table registry.address_reading is '住址的规整写法：每种不同的写法算一次';
comment on column registry.address_reading.text is '登记册中的写法';

create table registry.address_part (
  county text collate "C" not null,
  place_code text collate "C" not null,
  part text collate "C" not null,
  address text collate "C" not null,
  primary key (county, part, place_code, address)
);

comment on table registry.address_part is '住址查找：每处住址从每一级（路、巷、号、幢、室）起的余下部分';
comment on column registry.address_part.place_code is '有人住在这处住址的村社';
comment on column registry.address_part.part is '住址从某一级起的余下部分，按前缀作范围查找';
comment on column registry.address_part.address is '规整后的住址全文，与 registry.person.address 相同';

alter table registry.address_part enable row level security;
alter table registry.address_part force row level security;
create policy address_part_system on registry.address_part to current_user using (true) with check (true);
create policy address_part_county on registry.address_part to olive_county using (true);
create policy address_part_area on registry.address_part to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));
grant select on registry.address_part to olive_scoped, olive_county;

create table registry.business (
  county text collate "C" not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  name text collate "C" not null,
  name_pinyin text collate "C" not null,
  initials text collate "C" not null,
  proprietor_id text collate "C",
  phone text collate "C",
  kind text collate "C",
  standing text collate "C",
  active boolean not null,
  facts jsonb not null,
  register text collate "C" not null,
  file_id integer not null,
  row_no integer not null,
  extract_on date not null,
  primary key (county, credit_code)
);

comment on table registry.business is '市场主体目录：每家一行，取市场主体登记表的最新一版';
comment on column registry.business.place_code is '住所所在地代码；不明的或不在本县的记为县级代码，只在全县范围内查得到';
comment on column registry.business.proprietor_id is '经营者身份证号，只用来与人员目录对应，不显示';
comment on column registry.business.standing is '登记状态，照登记册的写法';
comment on column registry.business.active is '是否在营';
comment on column registry.business.facts is '登记册中 L1、L2 级的各列（代码和文本）；L3 以上不放在这里';
comment on column registry.business.row_no is '来源行号，文件首行为 1';

create index business_by_name on registry.business (county, name, place_code, credit_code);
create index business_by_pinyin on registry.business (county, name_pinyin, place_code, credit_code);
create index business_by_initials on registry.business (county, initials, place_code, credit_code);
create index business_by_phone on registry.business (county, phone, place_code, credit_code) where phone is not null;
create index business_by_place on registry.business (county, place_code, name_pinyin, credit_code);
create index business_by_proprietor on registry.business (county, proprietor_id) where proprietor_id is not null;

alter table registry.business enable row level security;
alter table registry.business force row level security;
create policy business_system on registry.business to current_user using (true) with check (true);
create policy business_county on registry.business to olive_county using (true);
create policy business_area on registry.business to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));
-- 辖区外查阅只看到那一个人；其名下的经营主体不在其中（没有给 olive_guest 的策略，一行也看不到）。
grant select on registry.business to olive_scoped, olive_county, olive_guest;

-- 已有的目录缺新列：下次用到时重新整理一遍。
update registry.directory_state set through_file_id = 0;
