-- 就业帮扶的数字：由行数现算，不存。旧系统移交的认定；人员的性别和出生日期供现查；公平性偏离的理由；数数所用的索引。
alter table recognition.standing
  add column origin text collate "C" not null default 'house' check (origin in ('house', 'carriedOver'));
alter table recognition.act
  add column origin text collate "C" not null default 'house' check (origin in ('house', 'carriedOver'));

comment on column recognition.standing.origin is 'house 在本系统认定；carriedOver 由旧系统移交，照移交的日期';
comment on column recognition.act.origin is 'house 在本系统作出；carriedOver 由旧系统移交：decided_on 是移交写明的决定之日';

create or replace view recognition.person_time with (security_invoker = true) as
  select id, county, place_code, reference, policy, act, decided_on, standing_id, proposal_id, account_name, origin
  from recognition.act where act in ('recognised', 'renewed');

create view registry.person_facts with (security_invoker = true) as
  select county, reference, place_code, sex, birth, present from registry.person;

comment on view registry.person_facts is '人员的性别、出生日期：公布给数数的一方现查，不含姓名和身份证号';

grant select on registry.person_facts to olive_scoped, olive_county;

create table employment.fairness_reason (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  dimension text collate "C" not null check (dimension in ('sex', 'ageBand', 'disability', 'township')),
  cell text collate "C" not null,
  measure text collate "C" not null check (measure in ('exposure', 'placement')),
  reason text not null check (btrim(reason) <> ''),
  from_on date not null,
  until_on date not null,
  account integer not null,
  account_name text not null,
  recorded_at timestamptz not null default now(),
  check (until_on >= from_on)
);

comment on table employment.fairness_reason is '公平性偏离的理由：某一组的推荐或就业超出 0.8-1.25 时，由人记下为什么可以；只增不改，最长一年';
comment on column employment.fairness_reason.place_code is '记录人的辖区：只对这个区划的数字有效';
comment on column employment.fairness_reason.cell is '哪一组：male、to29、card、乡镇代码……';

create index fairness_reason_by_place on employment.fairness_reason (county, place_code, until_on);

alter table employment.fairness_reason enable row level security;
alter table employment.fairness_reason force row level security;
create policy fairness_reason_system on employment.fairness_reason to current_user using (true) with check (true);
create policy fairness_reason_county on employment.fairness_reason to olive_county using (true) with check (true);
create policy fairness_reason_area on employment.fairness_reason to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'))
  with check (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));
grant select, insert on employment.fairness_reason to olive_scoped, olive_county;

-- 一百万次服务：只在索引里数完；首次联系按人查，也不回表。
drop index employment.service_event_by_place;
create index service_event_by_place on employment.service_event (county, place_code, held_on, kind);
drop index employment.service_event_by_person;
create index service_event_by_person on employment.service_event (county, reference, held_on) include (place_code, kind);
drop index employment.visit_by_person;
create index visit_by_person on employment.visit (county, reference, visited_on) include (place_code, outcome);
