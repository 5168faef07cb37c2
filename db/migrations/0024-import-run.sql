-- 网上导入：一次投递的文件，从收到、识别、检查到导入、撤销；退回行的更正；导出文件的交付。
-- 上传的文件本身放在数据目录下，不进数据库；导入、放弃之后即删除。

-- 撤销导入：文件标明已撤销，撤出的行另存备查；撤销本身也占一个文件编号，下游据此跟进。
alter table registry.extract_file add column undone_at timestamptz;
alter table registry.extract_file add column undoes integer references registry.extract_file (id);
alter table registry.extract_file drop constraint extract_file_county_name_sha256_key;
create unique index extract_file_once on registry.extract_file (county, name, sha256)
  where undone_at is null and undoes is null;

comment on column registry.extract_file.undone_at is '撤销的时间；空为未撤销';
comment on column registry.extract_file.undoes is '此行是一次撤销的记号：撤销了哪个文件；空为真正的文件';

create table registry.withdrawn_row (
  file_id integer not null references registry.extract_file (id),
  register text collate "C" not null,
  row_no integer not null,
  content jsonb not null,
  withdrawn_at timestamptz not null default now(),
  primary key (file_id, row_no)
);

comment on table registry.withdrawn_row is '撤出的行：撤销导入时从登记册移出，照原样留存备查';
comment on column registry.withdrawn_row.content is '登记册中的整行（列代码: 值）';

create table registry.import_run (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  department text collate "C",
  state text collate "C" not null default 'received'
    check (state in ('received', 'recognised', 'checked', 'held', 'applied', 'undone', 'abandoned')),
  task text collate "C" check (task in ('recognise', 'check', 'apply', 'undo')),
  stop_asked boolean not null default false,
  progress jsonb,
  problem jsonb,
  batch integer references registry.extract_batch (id),
  started_by integer not null,
  started_name text not null,
  started_at timestamptz not null default now(),
  applied_by integer,
  applied_name text,
  applied_at timestamptz,
  confirmed_by integer,
  confirmed_name text,
  confirm_reason text,
  confirmed_at timestamptz,
  ended_by integer,
  ended_name text,
  end_reason text,
  ended_at timestamptz,
  changed_at timestamptz not null default now(),
  check ((confirmed_by is null) = (confirm_reason is null)),
  check (confirmed_by is null or confirmed_by <> started_by),
  check (state not in ('undone') or end_reason is not null)
);

comment on table registry.import_run is '网上导入：一次投递的若干文件';
comment on column registry.import_run.department is '投递人所在部门；空为县级综合岗位';
comment on column registry.import_run.state is 'received 已收、recognised 已识别、checked 已检查、held 超限待确认、applied 已导入、undone 已撤销、abandoned 已放弃';
comment on column registry.import_run.task is '后台正在做或待做的一步；空为没有';
comment on column registry.import_run.stop_asked is '投递人要求停下正在做的一步';
comment on column registry.import_run.progress is '进度：文件、行数、字节、起始时间';
comment on column registry.import_run.problem is '上一步没有做成的原因和办法';
comment on column registry.import_run.batch is '导入后对应的批次';
comment on column registry.import_run.confirmed_by is '超过限度时确认导入的人（账号编号），不得是投递人';
comment on column registry.import_run.end_reason is '撤销或放弃的理由';

create index on registry.import_run (county, department, id desc);
create index import_run_waiting on registry.import_run (id) where task is not null;

create table registry.import_upload (
  id integer generated always as identity primary key,
  run integer not null references registry.import_run (id),
  county text collate "C" not null,
  name text collate "C" not null,
  bytes bigint not null,
  sha256 text collate "C",
  received_at timestamptz,
  register text collate "C",
  extract_on date,
  format text collate "C" check (format in ('text', 'workbook')),
  encoding text collate "C",
  separator text collate "C",
  sheet integer,
  header_row integer,
  lead jsonb,
  mapping jsonb not null default '{}',
  remembered boolean not null default false,
  corrects integer references registry.import_upload (id),
  same_as text,
  refusal jsonb,
  report jsonb,
  over_limit boolean not null default false,
  file_id integer references registry.extract_file (id)
);

comment on table registry.import_upload is '投递的一个文件：识别成什么、检查结果如何、导入后是哪个文件';
comment on column registry.import_upload.sha256 is '内容摘要，收完才有';
comment on column registry.import_upload.sheet is '工作表序号，首张为 0';
comment on column registry.import_upload.lead is '表头和它上面的各行（不含数据行）';
comment on column registry.import_upload.mapping is '由人指定的列对应：{登记册列: 文件表头或空}';
comment on column registry.import_upload.remembered is '列对应是否沿用上次的';
comment on column registry.import_upload.corrects is '是哪个文件退回行的更正';
comment on column registry.import_upload.same_as is '内容相同的已导入文件的名称';
comment on column registry.import_upload.refusal is '整个文件读不了的原因和办法';
comment on column registry.import_upload.report is '检查结果：行数、比例、变动预览';
comment on column registry.import_upload.over_limit is '退回或变动的比例是否超过登记册的限度';
comment on column registry.import_upload.file_id is '导入后的文件编号';

create index on registry.import_upload (run, id);

create table registry.import_finding (
  upload integer not null references registry.import_upload (id),
  row_no integer not null,
  column_name text collate "C" not null,
  code text collate "C" not null,
  found text not null,
  cells jsonb
);

comment on table registry.import_finding is '检查时发现的问题；退回的行连同原文，供下载更正';
comment on column registry.import_finding.cells is '退回行的各单元格原文；没有退回的为空';

create index on registry.import_finding (upload, row_no);

create table registry.import_mapping (
  county text collate "C" not null,
  department text collate "C" not null,
  pattern text collate "C" not null,
  register text collate "C" not null,
  mapping jsonb not null,
  remembered_by text not null,
  remembered_at timestamptz not null default now(),
  primary key (county, department, pattern)
);

comment on table registry.import_mapping is '记住的列对应：某部门某种文件名，下次照用';
comment on column registry.import_mapping.pattern is '文件名，其中的数字以 # 代替';

-- 导入关系到整本登记册，只有全县范围的角色（部门经办人）能看；其中的原文是个人信息。
grant select, insert, update on registry.import_run, registry.import_upload, registry.import_mapping to olive_county;
grant select on registry.import_finding, registry.withdrawn_row to olive_county;

create table registry.download (
  id text collate "C" primary key,
  county text collate "C" not null,
  place_code text collate "C" not null,
  account integer not null,
  name text not null,
  media_type text not null,
  offered_at timestamptz not null default now(),
  expires_at timestamptz not null
);

comment on table registry.download is '待取的文件（导出、退回行）：只有要它的人能取，过期即删';
comment on column registry.download.place_code is '要它的人当时的辖区';
comment on column registry.download.account is '要它的人（账号编号）';

alter table registry.download enable row level security;
alter table registry.download force row level security;
create policy download_system on registry.download to current_user using (true) with check (true);
create policy download_county on registry.download to olive_county
  using (account::text = current_setting('olive.account')) with check (account::text = current_setting('olive.account'));
create policy download_area on registry.download to olive_scoped
  using (account::text = current_setting('olive.account')) with check (account::text = current_setting('olive.account'));
grant select, insert on registry.download to olive_county, olive_scoped;
