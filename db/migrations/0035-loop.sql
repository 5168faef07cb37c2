-- 帮扶闭环：和本人商定的计划；已看过哪次运行；告知主管部门的次数；离岗后看多久。
create table employment.plan (
  id uuid primary key,
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  case_id uuid not null,
  steps jsonb not null,
  agreed_on date not null,
  account integer not null,
  account_name text not null,
  recorded_at timestamptz not null default now()
);

comment on table employment.plan is '求职计划：和本人商定的步骤；只增不改，最后一份为准';

create index plan_by_person on employment.plan (county, reference, recorded_at);
create index plan_by_place on employment.plan (county, place_code, agreed_on);

alter table employment.refusal add column informed_case uuid;

comment on column employment.refusal.informed_case is '随哪件复核告知了主管部门；同一次只告知一回';

create table employment.loop_progress (
  county text collate "C" primary key,
  run_id integer not null,
  last_change integer not null,
  done_on date not null
);

comment on table employment.loop_progress is '已按哪次运行、哪个文件开线索、看上岗；只给系统';

create index placement_watched on employment.placement (county, began_on) where standing <> 'ended' and case_id is not null;

do $$
begin
  alter table employment.plan enable row level security;
  alter table employment.plan force row level security;
  execute 'create policy plan_system on employment.plan to current_user using (true) with check (true)';
  create policy plan_county on employment.plan to olive_county using (true) with check (true);
  create policy plan_area on employment.plan to olive_scoped
    using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'))
    with check (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));
end
$$;

grant select, insert on employment.plan to olive_scoped, olive_county;

-- 给别的模块看的案件：谁的、到了哪一步、谁在办、何时到期。
create view cases.standing_case with (security_invoker = true) as
  select id, county, place_code, life_cycle, subject, subject_name, state, owner_account, owner_name, due_on, closed_at,
    outcome, version
  from cases.case_file;

comment on view cases.standing_case is '案件现在的样子，供别的模块的名单一起读；看得到哪些由案件表的行级安全决定';

grant select on cases.standing_case to olive_scoped, olive_county;
