-- 岗位查找跟着改动走；疑似重复的岗位由后台比对提出，由人判断。这里没有人员。

comment on column employment.vacancy.changed_at is '改动时的 now()（事务开始的时刻）：查找靠它跟上改动，凡改名称、内容、地点、班次、工资、名额、状态的都要写';

create table employment.vacancy_repeat (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  kept_id uuid not null references employment.vacancy (id),
  repeat_id uuid not null references employment.vacancy (id),
  found_at timestamptz not null default now(),
  state text collate "C" not null default 'open' check (state in ('open', 'same', 'different')),
  decided_by integer,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  unique (county, kept_id, repeat_id),
  check (kept_id <> repeat_id),
  -- 机器只提出：是不是同一个岗位由有名有姓的人判断，要有理由。
  check ((state = 'open') = (decided_by is null)),
  check ((state = 'open') = (coalesce(btrim(reason), '') = ''))
);

comment on table employment.vacancy_repeat is '疑似同一个岗位的两条：名称、单位、地点、内容相近；由人判断是同一个还是两个';
comment on column employment.vacancy_repeat.kept_id is '先发布的那一条';
comment on column employment.vacancy_repeat.repeat_id is '后发布的那一条；判断为同一个的，不再推荐';

create index vacancy_repeat_by_state on employment.vacancy_repeat (county, state, id);

alter table employment.vacancy_repeat enable row level security;
alter table employment.vacancy_repeat force row level security;
create policy vacancy_repeat_system on employment.vacancy_repeat to current_user using (true) with check (true);
create policy vacancy_repeat_county on employment.vacancy_repeat to olive_county using (true) with check (true);
-- 岗位不是个人信息，本县都看得到；判断由操作权限管。
create policy vacancy_repeat_area on employment.vacancy_repeat to olive_scoped
  using (county = left(current_setting('olive.first'), 6))
  with check (county = left(current_setting('olive.first'), 6));
grant select, update on employment.vacancy_repeat to olive_scoped, olive_county;
