-- 统筹匹配的进度和人的决定；扶持期限的变动和互斥；数据核查的发现；培训到课。
alter table employment.matching_run
  add column if not exists started_by_name text,
  add column if not exists step text collate "C" not null default 'waiting',
  add column if not exists digest text collate "C",
  add column if not exists failure text;
comment on column employment.matching_run.step is '算到哪一步：排队、读数、打分、分配、保存、完成、失败';
comment on column employment.matching_run.digest is '结果的摘要：同样的输入，结果一样';
alter table employment.matching_run add constraint matching_run_step
  check (step in ('waiting', 'reading', 'scoring', 'allocating', 'saving', 'finished', 'failed'));
-- 同一个县同时只算一次。
create unique index matching_run_alone on employment.matching_run (county) where step not in ('finished', 'failed');

alter table employment.allocation
  add column instead uuid references employment.vacancy (id),
  add column reserved boolean not null default false;
comment on column employment.allocation.reason is '不照建议的理由，由决定的人写';
comment on column employment.allocation.instead is '改推介到哪个岗位';
comment on column employment.allocation.reserved is '用的是预留名额';
create index if not exists allocation_by_vacancy on employment.allocation (run_id, vacancy_id);
alter table employment.unmatched alter column change drop not null, alter column change drop default;

alter table employment.support_term
  add column if not exists base_until date,
  add column if not exists because text collate "C" not null default 'base',
  add column if not exists exclusive text collate "C" not null default '',
  add column if not exists credit_code text collate "C",
  add column if not exists note text,
  add column if not exists origin text collate "C" not null default 'house' check (origin in ('house', 'carriedOver')),
  add column if not exists granted_at timestamptz not null default now();
comment on column employment.support_term.base_until is '基本期限之后的第一天；until_on 再加中止、延长，减提前结束';
comment on column employment.support_term.exclusive is '互斥的一组：同一时间一人只有其中一项';
comment on column employment.support_term.credit_code is '在哪个单位的岗位上';
comment on column employment.support_term.origin is 'carriedOver 从旧系统带来：照原样留存，重叠的由核查发现';
-- 两个人同时给同一个人办互斥的扶持，只成一个。人和组折成一个数，不必另装扩展。
alter table employment.support_term add constraint support_term_exclusive exclude using gist (
  int8range(hashtextextended(county || reference || exclusive, 0) / 2, hashtextextended(county || reference || exclusive, 0) / 2, '[]') with &&,
  daterange(from_on, until_on) with &&
) where (origin = 'house' and from_on < until_on);
create index if not exists support_term_by_end on employment.support_term (county, until_on, id);

create table employment.support_change (
  id uuid primary key,
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  term_id uuid not null references employment.support_term (id),
  ordinal integer not null,
  kind text collate "C" not null check (kind in ('suspension', 'extension', 'end')),
  from_on date,
  until_on date,
  days integer,
  reason text not null check (btrim(reason) <> ''),
  account integer not null,
  account_name text not null,
  at timestamptz not null,
  undone_by integer,
  undone_by_name text,
  undone_at timestamptz,
  undo_reason text,
  unique (term_id, ordinal),
  check ((undone_at is null) = (undone_by is null)),
  check ((undone_at is null) = (undo_reason is null))
);
comment on table employment.support_change is '扶持期限的变动：中止、延长、提前结束；撤销的留着，注明谁撤销、为什么';
comment on column employment.support_change.until_on is '这一天起不再中止；提前结束的，这一天起不再扶持';
create index if not exists support_change_by_person on employment.support_change (county, reference);

-- 谁的期限正在改：一人一行，改之前先锁这一行。
create table employment.support_person (
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  revision integer not null default 0,
  primary key (county, reference)
);
comment on table employment.support_person is '一人一行：改期限之前先锁这一行，两个人同时改只成一个';

-- 核查要用的联系方式；账号只存加密的摘要。
alter table employment.employer
  add column if not exists phone text collate "C",
  add column if not exists mail_domain text collate "C",
  add column if not exists bank_digest text collate "C";
comment on column employment.employer.bank_digest is '开户账号的带钥摘要：看得出是否同一个，看不出是哪一个';
alter table employment.placement
  add column if not exists recorded_at timestamptz not null default now(),
  add column if not exists proof_digest text collate "C";
comment on column employment.placement.proof_digest is '上岗凭证（合同、工资单）文件的摘要';
create index if not exists employer_by_phone on employment.employer (county, phone) where phone is not null;
create index if not exists placement_by_proof on employment.placement (county, proof_digest) where proof_digest is not null;
create index if not exists placement_by_vacancy on employment.placement (county, vacancy_id) where vacancy_id is not null;

create table employment.training_attendance (
  id uuid primary key,
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  course text not null,
  held_on date not null,
  held_at text collate "C" not null,
  from_time time not null,
  until_time time not null,
  account integer not null,
  account_name text not null,
  recorded_at timestamptz not null default now(),
  check (until_time > from_time)
);
comment on table employment.training_attendance is '培训到课：一人一次课一行';
comment on column employment.training_attendance.held_at is '在哪个村社上课';
create index if not exists training_attendance_by_person on employment.training_attendance (county, reference, held_on);
create index if not exists training_attendance_by_place on employment.training_attendance (county, place_code, held_on);

create table employment.check_finding (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  pattern text collate "C" not null,
  key text collate "C" not null,
  reference text collate "C",
  name text,
  subject text not null,
  evidence jsonb not null check (jsonb_array_length(evidence) > 0),
  found_on date not null,
  found_at timestamptz not null default now(),
  state text collate "C" not null default 'open' check (state in ('open', 'confirmed', 'dismissed')),
  decided_by integer,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  unique (county, pattern, key),
  -- 机器只发现：认定或排除的只能是有名有姓的人，要有理由。
  check ((state = 'open') = (decided_by is null)),
  check ((state = 'open') = (coalesce(btrim(reason), '') = ''))
);
comment on table employment.check_finding is '数据核查的发现：每条有依据，由人认定或排除；不会自动停发、追回';
comment on column employment.check_finding.key is '同一件事再查到，还是这一条';
create index if not exists check_finding_by_state on employment.check_finding (county, state, pattern, id);
create index if not exists check_finding_by_place on employment.check_finding (county, place_code, state);

do $$
declare
  t text;
begin
  foreach t in array array['support_change', 'support_person', 'training_attendance', 'check_finding'] loop
    execute format('alter table employment.%I enable row level security', t);
    execute format('alter table employment.%I force row level security', t);
    execute format('create policy %I on employment.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on employment.%I to olive_county using (true) with check (true)', t || '_county', t);
    execute format('create policy %I on employment.%I to olive_scoped
      using (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))
      with check (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))',
      t || '_area', t);
  end loop;
end
$$;
grant insert, update on employment.matching_run to olive_county, olive_scoped;
grant select, insert, update on employment.support_change, employment.support_person, employment.training_attendance,
  employment.check_finding to olive_scoped, olive_county;
