-- 岗位的确认、空缺、名额，用人单位每周的推介和答复，岗位表格的导入。这里没有人员。
alter table employment.vacancy
  add column reserved_taken integer not null default 0,
  add column reminded_on date,
  add column empty_since date,
  add column empty_reported_on date,
  add column import_id uuid,
  add column import_row integer;
alter table employment.vacancy
  add constraint vacancy_reserved_held check (reserved_taken between 0 and least(seats_reserved, seats_taken));

comment on column employment.vacancy.reserved_taken is '在用名额中，占预留名额的人数';
comment on column employment.vacancy.reminded_on is '哪天提示单位该确认了；确认后清空';
comment on column employment.vacancy.empty_since is '公益性岗位：从哪天起有空缺';
comment on column employment.vacancy.empty_reported_on is '公益性岗位：空缺满期、列入上报的日子';
comment on column employment.vacancy.import_id is '随哪次导入、哪一行来';

create unique index vacancy_once_a_row on employment.vacancy (county, import_id, import_row) where import_id is not null;
create index vacancy_by_employer on employment.vacancy (county, credit_code, state);
create index vacancy_by_day on employment.vacancy (county, posted_on desc, id desc);
create index vacancy_by_confirm on employment.vacancy (county, confirm_by) where state = 'open';

alter table employment.referral add column reserved_seat boolean not null default false;

comment on column employment.referral.reserved_seat is '占的是不是预留名额：退回时退同一种';

alter table employment.employer add column silent_in_row integer not null default 0;

comment on column employment.employer.silent_in_row is '接连多少次推介没有答复；答复一次归零';

create table employment.employer_week (
  county text collate "C" not null,
  credit_code text collate "C" not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  introductions integer not null default 0,
  answered integer not null default 0,
  silent integer not null default 0,
  primary key (county, credit_code, week_on)
);

comment on table employment.employer_week is '用人单位每周（周一起）：推介几人、答复几件、过期未答几件；只有数，没有人';

create table employment.vacancy_import (
  id uuid primary key,
  county text collate "C" not null,
  digest text collate "C" not null,
  name text not null,
  account integer not null,
  account_name text not null,
  uploaded_at timestamptz not null,
  headers text[] not null,
  missing_columns text[] not null,
  applied_at timestamptz,
  applied_by integer
);

comment on table employment.vacancy_import is '岗位表格的一次导入；同一文件只有一次';
comment on column employment.vacancy_import.digest is '文件内容的 SHA-256';

create unique index vacancy_import_once on employment.vacancy_import (county, digest);

create table employment.vacancy_import_row (
  import_id uuid not null references employment.vacancy_import (id),
  row_no integer not null,
  outcome text collate "C" not null check (outcome in ('ready', 'unsure', 'duplicate', 'repeated', 'rejected', 'applied')),
  cells text[] not null,
  vacancy jsonb,
  reasons jsonb not null default '[]',
  primary key (import_id, row_no),
  check ((outcome in ('rejected', 'repeated')) = (vacancy is null))
);

comment on table employment.vacancy_import_row is '表格的一行：可发布、职业未定、疑似重复、本表重复、退回（附原因）、已发布';

create index vacancy_import_row_by_outcome on employment.vacancy_import_row (import_id, outcome, row_no);

grant select, insert, update on employment.employer_week, employment.vacancy_import, employment.vacancy_import_row
  to olive_scoped, olive_county;
-- 经办人邀请单位的人登录；哪个账号属于哪家单位，只有系统和县级看得到。
grant insert on employment.employer_account to olive_scoped;
