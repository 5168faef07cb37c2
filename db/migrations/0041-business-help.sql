-- 惠企政策、免申即享、诉求、爱企日、助企纾困专项监督、指标目标。
create table finance.declaration (
  county text collate "C" not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  name text not null,
  value text not null,
  policy text collate "C" not null,
  declared_by integer not null,
  declared_by_name text not null,
  declared_at timestamptz not null,
  primary key (county, credit_code, name, declared_at)
);

comment on table finance.declaration is '经营者自己填报的事项：登记册里没有的才问；哪里用到都标明“自报”，登记册有了以登记册为准';

create table finance.policy_claim (
  county text collate "C" not null,
  id uuid not null,
  policy text collate "C" not null,
  period text collate "C" not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  business_name text not null,
  answers jsonb not null,
  claimed_by integer not null,
  claimed_by_name text not null,
  claimed_at timestamptz not null,
  primary key (county, id),
  unique (county, policy, period, credit_code)
);

comment on table finance.policy_claim is '短表申领：只填缺的几项，其余由登记册证明';

create table finance.grant_batch (
  county text collate "C" not null,
  id uuid not null,
  policy text collate "C" not null,
  policy_from date not null,
  period text collate "C" not null,
  department text not null,
  on_day date not null,
  state text collate "C" not null check (state in ('prepared', 'returned', 'approved', 'sent', 'settled')),
  budget_fen bigint check (budget_fen >= 0),
  prepared_by integer not null,
  prepared_by_name text not null,
  prepared_at timestamptz not null,
  decided_by integer,
  decided_by_name text,
  decided_at timestamptz,
  return_reason text,
  file_digest text collate "C",
  sent_at timestamptz,
  sent_by integer,
  settled_at timestamptz,
  primary key (county, id),
  -- 四眼：准备的人不能批准。
  check (decided_by is null or decided_by <> prepared_by),
  check ((state = 'prepared') = (decided_by is null)),
  check ((state = 'returned') = (return_reason is not null)),
  check ((state in ('sent', 'settled')) = (file_digest is not null))
);

comment on table finance.grant_batch is '免申即享的一批：一人准备，另一人批准；发放、对账';
comment on column finance.grant_batch.policy_from is '所依据政策文本的生效日';
comment on column finance.grant_batch.period is '发放期：once 一次性，2026、2026H1、2026Q4、2026-11';

create table finance.grant_line (
  county text collate "C" not null,
  id uuid not null,
  batch uuid not null,
  policy text collate "C" not null,
  period text collate "C" not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  business_name text not null,
  amount_fen bigint not null check (amount_fen > 0),
  basis text collate "C" not null check (basis in ('data', 'declared')),
  reasons jsonb not null,
  state text collate "C" not null check (state in ('proposed', 'excluded', 'returned', 'approved', 'sent', 'paid', 'failed')),
  paid_on date,
  reference text collate "C",
  failure text,
  primary key (county, id),
  foreign key (county, batch) references finance.grant_batch (county, id),
  check ((state = 'paid') = (paid_on is not null)),
  check ((state = 'paid') = (reference is not null)),
  check ((state = 'failed') = (failure is not null))
);

comment on table finance.grant_line is '一批中的一户：为什么、多少、到哪一步';
comment on column finance.grant_line.basis is 'data 登记册足以证明；declared 有自报事项，批准人看得到';

-- 同一政策同一期一户只有一笔有效：第二次运行谁也不会再拿一次。
create unique index grant_line_once on finance.grant_line (county, policy, period, credit_code)
  where state in ('proposed', 'approved', 'sent', 'paid');
create unique index grant_line_reference on finance.grant_line (county, reference) where reference is not null;
create index grant_line_by_batch on finance.grant_line (county, batch, credit_code);
create index grant_line_by_business on finance.grant_line (county, credit_code);

create table finance.grant_exclusion (
  county text collate "C" not null,
  id uuid not null,
  policy text collate "C" not null,
  period text collate "C" not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  business_name text not null,
  department text not null,
  reason text not null,
  excluded_by integer not null,
  excluded_by_name text not null,
  excluded_at timestamptz not null,
  objection text,
  objected_at timestamptz,
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  lifted_at timestamptz,
  primary key (county, id),
  check ((objection is null) = (objected_at is null))
);

comment on table finance.grant_exclusion is '剔除：有名有姓的人、有理由；本户看得到、可以异议；异议成立即解除';

create unique index grant_exclusion_once on finance.grant_exclusion (county, policy, period, credit_code)
  where lifted_at is null;

create table finance.enterprise_day (
  county text collate "C" not null,
  id uuid not null,
  place_code text collate "C" not null,
  on_day date not null,
  title text not null,
  note text,
  planned_by integer not null,
  planned_by_name text not null,
  planned_at timestamptz not null,
  primary key (county, id)
);

comment on table finance.enterprise_day is '爱企日：哪天、哪里、走访谁';

create table finance.enterprise_visit (
  county text collate "C" not null,
  id uuid not null,
  day uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  business_name text not null,
  visited_on date,
  visitors text,
  said text,
  follow_up_on date,
  followed_up_at timestamptz,
  followed_up_by_name text,
  follow_up text,
  recorded_by integer not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, day) references finance.enterprise_day (county, id),
  unique (county, day, credit_code),
  check ((visited_on is null) = (said is null)),
  check ((followed_up_at is null) = (follow_up is null))
);

comment on table finance.enterprise_visit is '走访一户：说了什么、哪天回访、回访结果；提出的难处另立诉求';

create table finance.help_request (
  county text collate "C" not null,
  id uuid not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  business_name text not null,
  industry text collate "C",
  subject text collate "C" not null,
  body text not null,
  channel text collate "C" not null check (channel in ('own', 'official', 'visit')),
  visit uuid,
  department text not null,
  route text not null,
  due_on date not null,
  case_id uuid not null references cases.case_file (id),
  submitted_by integer not null,
  submitted_by_name text not null,
  submitted_at timestamptz not null,
  answer text,
  solved boolean,
  answered_at timestamptz,
  answered_by_name text,
  withdrawn_at timestamptz,
  rating text collate "C" check (rating in ('satisfied', 'unsatisfied')),
  rating_note text,
  rated_at timestamptz,
  reopened_at timestamptz,
  primary key (county, id),
  foreign key (county, visit) references finance.enterprise_visit (county, id),
  check ((answer is null) = (answered_at is null)),
  check ((rating is null) = (rated_at is null)),
  check ((channel = 'visit') = (visit is not null))
);

comment on table finance.help_request is '诉求：谁提的、派给谁、答复、满意不满意（只问一次，不满意即重办）';
comment on column finance.help_request.department is '现在的承办单位；转办后为新单位，期限不变';
comment on column finance.help_request.due_on is '答复期限（按工作日算出，转办不变）；重办后重算';
comment on column finance.help_request.route is '按哪一条派的：主题、区域、行业';

create index help_request_by_business on finance.help_request (county, credit_code, submitted_at);
create index help_request_by_place on finance.help_request (county, place_code, submitted_at);
create index help_request_by_case on finance.help_request (case_id);

create table finance.inspection (
  county text collate "C" not null,
  id uuid not null,
  place_code text collate "C" not null,
  title text not null,
  scope text not null,
  on_day date not null,
  led_by integer not null,
  led_by_name text not null,
  recorded_at timestamptz not null,
  primary key (county, id)
);

comment on table finance.inspection is '助企纾困专项监督：查的是帮没帮到位';

create table finance.inspection_finding (
  county text collate "C" not null,
  id uuid not null,
  inspection uuid,
  request uuid,
  due_on date,
  source text collate "C" not null check (source in ('inspection', 'overdue')),
  place_code text collate "C" not null,
  department text not null,
  body text not null,
  case_id uuid not null references cases.case_file (id),
  found_by integer,
  found_by_name text,
  found_at timestamptz not null,
  mending text,
  mended_at timestamptz,
  confirmed_by_name text,
  primary key (county, id),
  foreign key (county, inspection) references finance.inspection (county, id),
  foreign key (county, request) references finance.help_request (county, id),
  check ((source = 'inspection') = (inspection is not null)),
  check ((source = 'overdue') = (due_on is not null)),
  check ((source = 'inspection') = (found_by is not null))
);

comment on table finance.inspection_finding is '问题：整改到位并由监督的人确认才算完；超期的诉求自动列入';

create unique index inspection_finding_overdue on finance.inspection_finding (county, request, due_on)
  where source = 'overdue';
create index inspection_finding_by_place on finance.inspection_finding (county, place_code, found_at);
create index inspection_finding_by_case on finance.inspection_finding (case_id);

create table finance.indicator_target (
  county text collate "C" not null,
  id uuid not null,
  indicator text collate "C" not null check (indicator not in
    ('individualBusinesses', 'individualBusinessGrowth', 'annualReportRate')),
  place_code text collate "C" not null,
  value double precision not null,
  until_on date not null,
  reason text not null,
  set_by integer not null,
  set_by_name text not null,
  set_at timestamptz not null,
  primary key (county, id)
);

comment on table finance.indicator_target is '指标目标。个体工商户的数量、增长率、年报率不得定目标（促进个体工商户发展条例第三十二条）：库也不收';

do $$
declare
  t text;
begin
  foreach t in array array['declaration', 'policy_claim', 'grant_line', 'grant_exclusion', 'enterprise_day',
    'enterprise_visit', 'help_request', 'inspection', 'inspection_finding', 'indicator_target'] loop
    execute format('alter table finance.%I enable row level security', t);
    execute format('alter table finance.%I force row level security', t);
    execute format('create policy %I on finance.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on finance.%I to olive_county using (true) with check (true)', t || '_county', t);
    execute format('create policy %I on finance.%I to olive_scoped
      using (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))
      with check (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))',
      t || '_area', t);
  end loop;
end
$$;

-- 只增不改。
grant select, insert on finance.declaration, finance.policy_claim, finance.inspection, finance.enterprise_day,
  finance.indicator_target to olive_scoped, olive_county;
grant select, insert, update on finance.grant_line, finance.grant_exclusion, finance.enterprise_visit,
  finance.help_request, finance.inspection_finding to olive_scoped, olive_county;
-- 一批跨全县：县级准备、批准，乡镇只看得到自己的那几户。
grant select on finance.grant_batch to olive_scoped;
grant select, insert, update on finance.grant_batch to olive_county;
