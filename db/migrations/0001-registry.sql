-- 登记册的来龙去脉：批次、文件、问题、退回的行。登记册本身的表（register.*）由各县的定义生成，不在迁移里。
create schema if not exists registry;
create schema if not exists register;

comment on schema registry is '登记册的来源：区划、批次、文件、问题、退回的行';
comment on schema register is '各部门的登记册：每册一表，由 counties/*/registers 的定义生成，只增不改';

create table registry.extract_batch (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  folder text not null,
  confirmed_by text,
  reason text,
  recorded_at timestamptz not null default now(),
  check ((confirmed_by is null) = (reason is null))
);

comment on table registry.extract_batch is '批次：一次导入一个文件夹';
comment on column registry.extract_batch.folder is '文件夹的名称（不含路径）';
comment on column registry.extract_batch.confirmed_by is '超过限度时确认导入的人';
comment on column registry.extract_batch.reason is '确认的理由';

create table registry.extract_file (
  id integer generated always as identity primary key,
  batch integer not null references registry.extract_batch (id),
  county text collate "C" not null,
  name text collate "C" not null,
  register text collate "C" not null,
  extract_on date not null,
  sha256 text collate "C" not null,
  header_row integer not null,
  rows_read integer not null default 0,
  rows_stored integer not null default 0,
  rows_replaced integer not null default 0,
  rows_rejected integer not null default 0,
  rows_skipped integer not null default 0,
  ordered boolean not null default false,
  settled boolean not null default false,
  recorded_at timestamptz not null default now(),
  unique (county, name, sha256),
  check (rows_read = rows_stored + rows_replaced + rows_rejected + rows_skipped)
);

comment on table registry.extract_file is '文件：部门交来的一个数据文件，整个装入或整个不装';
comment on column registry.extract_file.register is '登记册的代码（register 模式下的表名）';
comment on column registry.extract_file.extract_on is '数据日期（文件名中的日期）';
comment on column registry.extract_file.sha256 is '文件内容的摘要：同一文件不重复装入';
comment on column registry.extract_file.header_row is '表头所在行，首行为 1';
comment on column registry.extract_file.rows_read is '表头以下的行数，空行和合计行也算';
comment on column registry.extract_file.rows_stored is '现行的行数';
comment on column registry.extract_file.rows_replaced is '已被更新的行替代的行数';
comment on column registry.extract_file.ordered is '本册各版之间的替代关系是否已排好';
comment on column registry.extract_file.settled is '替代关系和未匹配是否都已结算；为假说明上次导入中断，下次接着做';
comment on column registry.extract_file.recorded_at is '装入本系统的时间';

create index on registry.extract_file (county, register, extract_on);

create table registry.extract_issue (
  file_id integer not null references registry.extract_file (id),
  row_no integer not null,
  column_name text collate "C" not null,
  code text collate "C" not null,
  found text not null
);

comment on table registry.extract_issue is '问题：哪个文件哪一行哪一列有什么问题';
comment on column registry.extract_issue.row_no is '行号，文件首行为 1';
comment on column registry.extract_issue.column_name is '列的规范名称';
comment on column registry.extract_issue.code is '问题代码，如 id-invalid、unmatched';
comment on column registry.extract_issue.found is '原文（属个人信息，不得写入日志）';

create index on registry.extract_issue (file_id, code);

create table registry.rejected_row (
  file_id integer not null references registry.extract_file (id),
  row_no integer not null,
  cells jsonb not null,
  primary key (file_id, row_no)
);

comment on table registry.rejected_row is '退回的行：照原样保存，供部门改正';
comment on column registry.rejected_row.cells is '各单元格原文，按文件中的列序';

create table registry.held_file (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  name text collate "C" not null,
  register text collate "C" not null,
  sha256 text collate "C" not null,
  rejected_share numeric(6,4) not null,
  changed_share numeric(6,4) not null,
  held_at timestamptz not null default now(),
  released_by text,
  released_reason text,
  released_at timestamptz,
  unique (county, name, sha256)
);

comment on table registry.held_file is '暂缓的文件：退回或变动的比例超过限度，须具名确认后再导入';
comment on column registry.held_file.rejected_share is '退回行的比例';
comment on column registry.held_file.changed_share is '现行行中内容被改变的比例';
comment on column registry.held_file.released_by is '确认导入的人';
