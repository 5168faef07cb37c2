-- 案件：一件事一个状态、一个承办人、一个下一步、一个期限。状态怎样走由代码里的生命周期定，库里只记事实和经过。
create schema if not exists cases;

comment on schema cases is '案件：承办、期限、督办、事实纠正';

create table cases.case_file (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  life_cycle text collate "C" not null,
  subject text collate "C" not null,
  subject_name text not null,
  title jsonb not null,
  state text collate "C" not null,
  department text,
  team_act text collate "C" not null,
  team_level text collate "C" not null check (team_level in ('village', 'township', 'county', 'department')),
  team_area text collate "C" not null,
  owner_account integer,
  owner_name text,
  unowned_since timestamptz,
  due_on date,
  urge_from date,
  urge_on date,
  urged smallint not null default 0,
  raised_to integer,
  risk smallint not null default 0 check (risk between 0 and 100),
  risk_reasons jsonb not null default '[]',
  note text,
  data jsonb not null default '{}',
  opened_at timestamptz not null default now(),
  opened_by integer,
  state_since timestamptz not null default now(),
  closed_at timestamptz,
  outcome text collate "C",
  confirmed_by integer,
  version integer not null default 1,
  -- 在办：有期限，有且只有一个承办人或待派的队伍；办结：有结果，有确认人。
  check ((closed_at is null) = (due_on is not null)),
  check ((closed_at is null) = (outcome is null)),
  check ((outcome is null) = (confirmed_by is null)),
  check (closed_at is not null or (owner_account is null) = (unowned_since is not null)),
  check ((owner_account is null) = (owner_name is null)),
  check (urge_on is null or closed_at is null)
);

comment on table cases.case_file is '案件：现在的样子；怎么走到这一步见 cases.event';
comment on column cases.case_file.place_code is '对象居住（经营）的村社';
comment on column cases.case_file.life_cycle is '生命周期的代码（代码里的一张总表）';
comment on column cases.case_file.subject is '对象：person:人员代号、household:…、business:…、fact:…';
comment on column cases.case_file.subject_name is '对象的称呼，立案时的写法';
comment on column cases.case_file.title is '标题（中英文）';
comment on column cases.case_file.department is '牵涉的部门（事实纠正：数据的主管部门）';
comment on column cases.case_file.team_act is '这一步要会做的事：谁有这项权限，谁可以承办';
comment on column cases.case_file.team_level is '这一步由哪一级承办';
comment on column cases.case_file.team_area is '承办的区划：本村社、本乡镇或全县';
comment on column cases.case_file.owner_account is '承办人；空为待派';
comment on column cases.case_file.unowned_since is '从何时起没有承办人；超过一个工作日上交一级';
comment on column cases.case_file.due_on is '期限（按工作日算出）；办结后为空';
comment on column cases.case_file.urge_from is '催办从哪一天算起：期限，或改派后的新起点';
comment on column cases.case_file.urge_on is '下一次催办的日子；空为没有了';
comment on column cases.case_file.urged is '已经催到第几步：0 未催，1 已提醒，2 已上报，3 已改派';
comment on column cases.case_file.raised_to is '超期上报给了谁';
comment on column cases.case_file.risk is '风险 0-100，理由见 risk_reasons；只用来排先后';
comment on column cases.case_file.note is '最近一次的说明，列表里就看得到';
comment on column cases.case_file.outcome is '办结的结果（终态）；由有名有姓的人确认';
comment on column cases.case_file.version is '第几次改动；改动时要说出所见的版本，先到者成';

-- 同一对象、同一事项只有一件在办。
create unique index case_active on cases.case_file (county, life_cycle, subject) where closed_at is null;
create index case_by_place on cases.case_file (county, place_code, due_on) where closed_at is null;
create index case_by_owner on cases.case_file (county, owner_account, risk desc, due_on, id) where closed_at is null;
create index case_by_raised on cases.case_file (county, raised_to) where closed_at is null and raised_to is not null;
create index case_by_risk on cases.case_file (county, risk desc, due_on, id) where closed_at is null;
create index case_by_due on cases.case_file (county, due_on, department, life_cycle, place_code) where closed_at is null;
create index case_by_urge on cases.case_file (urge_on) where closed_at is null and urge_on is not null;
create index case_unowned on cases.case_file (unowned_since) where closed_at is null and unowned_since is not null;
create index case_by_subject on cases.case_file (county, subject, opened_at);

create table cases.event (
  case_id uuid not null references cases.case_file (id),
  version integer not null,
  county text collate "C" not null,
  place_code text collate "C" not null,
  at timestamptz not null default now(),
  actor_account integer,
  actor_name text,
  act text collate "C" not null,
  from_state text collate "C",
  to_state text collate "C" not null,
  owner_account integer,
  owner_name text,
  due_on date,
  reason text,
  data jsonb not null default '{}',
  former jsonb,
  move_id uuid,
  primary key (case_id, version),
  check ((actor_account is null) = (actor_name is null))
);

comment on table cases.event is '经过：每一次改动一行，只增不改；按顺序重放就是案件现在的样子';
comment on column cases.event.actor_account is '谁做的；空为系统（系统只提醒、上报、改派，从不办结）';
comment on column cases.event.owner_account is '改动之后的承办人';
comment on column cases.event.due_on is '改动之后的期限';
comment on column cases.event.former is '改动之前的样子：办错了可以马上撤销；只记人的改动';
comment on column cases.event.move_id is '属于哪一次成批移交';

create index event_by_place on cases.event (county, place_code, at);
create index event_by_move on cases.event (move_id) where move_id is not null;

create table cases.absence (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  account integer not null,
  account_name text not null,
  begins_on date not null,
  ends_on date,
  reason text not null,
  recorded_by integer not null,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz,
  check (ends_on is null or ends_on >= begins_on)
);

comment on table cases.absence is '离岗：这段时间不派新案件';
comment on column cases.absence.place_code is '离岗人所管的区划';
comment on column cases.absence.ended_at is '提前返岗的时间';

create index absence_by_place on cases.absence (county, place_code, begins_on) where ended_at is null;

create table cases.move (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  from_account integer not null,
  from_name text not null,
  to_account integer,
  reason text not null,
  moved integer not null default 0,
  moved_by integer not null,
  moved_at timestamptz not null default now(),
  undone_at timestamptz,
  undone integer
);

comment on table cases.move is '成批移交：离岗人的案件一次交出，可以撤回';
comment on column cases.move.to_account is '交给谁；空为按规则分给同队的人';
comment on column cases.move.undone is '撤回时还回去的件数；已经又往前走的不动';

create index move_by_place on cases.move (county, place_code, moved_at);

create table cases.batch (
  id uuid primary key,
  county text collate "C" not null,
  account integer not null,
  actor jsonb not null,
  act text collate "C" not null,
  input jsonb not null,
  total integer not null,
  started_at timestamptz not null default now(),
  cancelled_at timestamptz,
  finished_at timestamptz
);

comment on table cases.batch is '成批办理：一次办许多件，可以关掉网页，可以取消，断了接着做';
comment on column cases.batch.id is '由网页给出：点两次也只办一次';
comment on column cases.batch.actor is '以谁的身份、在什么辖区办';

create table cases.batch_item (
  batch_id uuid not null references cases.batch (id),
  case_id uuid not null references cases.case_file (id),
  version integer not null,
  account integer not null,
  settled_at timestamptz,
  refusal jsonb,
  primary key (batch_id, case_id)
);

comment on table cases.batch_item is '成批办理中的一件：办成，或为什么没办成';
comment on column cases.batch_item.version is '勾选时所见的版本';
comment on column cases.batch_item.refusal is '没办成的原因和办法';

create index batch_item_waiting on cases.batch_item (batch_id, case_id) where settled_at is null;

create table cases.correction (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  case_id uuid not null references cases.case_file (id),
  subject text collate "C" not null,
  register text collate "C" not null,
  file_id integer not null,
  row_no integer not null,
  column_name text not null,
  former_value text,
  claim text not null,
  answer text collate "C" check (answer in ('corrected', 'upheld', 'needsData')),
  value text,
  source text,
  carried_by integer,
  disputed_at timestamptz not null default now(),
  answered_at timestamptz,
  settled_at timestamptz,
  check ((answer = 'corrected') <= (value is not null and source is not null)),
  check ((answer is null) = (answered_at is null))
);

comment on table cases.correction is '对一个数据的异议和主管部门的答复；登记册本身不改，更正值并列显示，到下一次提取带来为止';
comment on column cases.correction.subject is '谁的数据：person:人员代号 等';
comment on column cases.correction.column_name is '登记册里的列名';
comment on column cases.correction.former_value is '异议提出时登记册里的值';
comment on column cases.correction.claim is '提出人认为应当是什么';
comment on column cases.correction.answer is 'corrected 已更正，upheld 维持，needsData 需要补充材料';
comment on column cases.correction.source is '更正的依据';
comment on column cases.correction.carried_by is '哪个文件已带来更正值；带来后以登记册为准';
comment on column cases.correction.settled_at is '异议了结：标记不再随数据走';

create index correction_by_subject on cases.correction (county, subject);
create index correction_by_place on cases.correction (county, place_code, disputed_at);
create unique index correction_by_case on cases.correction (case_id);

-- 行级安全：看得到辖区内的案件；成批办理和它的进度只给本人。
do $$
declare
  t text;
begin
  foreach t in array array['case_file', 'event', 'absence', 'move', 'correction'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
    execute format('create policy %I on cases.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on cases.%I to olive_county using (true) with check (true)', t || '_county', t);
    execute format('create policy %I on cases.%I to olive_scoped
      using (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))
      with check (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))',
      t || '_area', t);
  end loop;
  foreach t in array array['batch', 'batch_item'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
    execute format('create policy %I on cases.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on cases.%I to olive_scoped, olive_county
      using (account = current_setting(''olive.account'')::integer)
      with check (account = current_setting(''olive.account'')::integer)', t || '_own', t);
  end loop;
end
$$;

grant usage on schema cases to olive_scoped, olive_county;
grant select, insert, update on cases.case_file, cases.absence, cases.move, cases.correction, cases.batch, cases.batch_item
  to olive_scoped, olive_county;
grant select, insert on cases.event to olive_scoped, olive_county;
