-- 就业+：线索、走访、需求、帮扶服务、推介、拒绝、就业、回访；岗位和用人单位；全县匹配。人只记代号，不存身份证号。
create schema if not exists employment;

comment on schema employment is '就业+：从发现到稳定就业的闭环，岗位、用人单位、匹配';

create table employment.clue (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  name text not null,
  source text collate "C" not null check (source in ('data', 'selfReport', 'doorVisit')),
  policy text collate "C",
  run_id integer,
  reasons jsonb not null default '[]',
  found_on date not null,
  case_id uuid,
  verdict text collate "C" check (verdict in ('true', 'false', 'unclear')),
  verdict_on date,
  recorded_by integer,
  recorded_by_name text,
  recorded_at timestamptz not null default now(),
  -- 数据线索由规则提出，其余由人记录。
  check ((source = 'data') = (policy is not null)),
  check (source = 'data' or recorded_by is not null),
  check ((verdict is null) = (verdict_on is null))
);

comment on table employment.clue is '线索：数据筛查、本人求助、上门发现；走访后才知道准不准';
comment on column employment.clue.policy is '哪条线索规则（rules 的政策代码）';
comment on column employment.clue.verdict is '走访后：true 属实，false 不属实，unclear 说不清；空为还没走访';

create unique index clue_active on employment.clue (county, reference, source, coalesce(policy, '')) where verdict is null;
create index clue_by_place on employment.clue (county, place_code, found_on);
create index clue_by_person on employment.clue (county, reference, found_on);
create index clue_by_case on employment.clue (case_id);
create index clue_by_day on employment.clue (county, found_on, place_code);

create table employment.seeker (
  county text collate "C" not null,
  reference text collate "C" not null,
  place_code text collate "C" not null,
  name text not null,
  standing text collate "C" not null check (standing in ('seeking', 'placed', 'resting', 'left')),
  needs jsonb not null default '{}',
  case_id uuid,
  known_on date not null,
  changed_at timestamptz not null default now(),
  primary key (county, reference)
);

comment on table employment.seeker is '求职者：现在的需求，每一项有出处；匹配只读这张表';
comment on column employment.seeker.standing is 'seeking 求职，placed 已就业，resting 暂不求职，left 离开';
comment on column employment.seeker.needs is '需求（见 contracts/needs.ts）；没有的项是不知道，不是没有';

create index seeker_by_place on employment.seeker (county, place_code, standing);
create index seeker_by_change on employment.seeker (county, changed_at);

create table employment.visit (
  id uuid primary key,
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  case_id uuid,
  way text collate "C" not null check (way in ('home', 'phone', 'office')),
  outcome text collate "C" not null check (outcome in ('met', 'refusedHelp', 'nobodyHome', 'alreadyWorking', 'moved')),
  visited_on date not null,
  needs jsonb not null default '{}',
  asked text[] not null default '{}',
  note text,
  account integer not null,
  account_name text not null,
  recorded_at timestamptz not null default now()
);

comment on table employment.visit is '走访：一次一行，只增不改；编号由手机给出，重复提交只算一次';
comment on column employment.visit.asked is '当面问了哪几项；其余取自登记册';

create index visit_by_place on employment.visit (county, place_code, visited_on);
create index visit_by_person on employment.visit (county, reference, visited_on);
create index visit_by_case on employment.visit (case_id);

create table employment.service_event (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  case_id uuid,
  kind text collate "C" not null check (kind in ('call', 'visit', 'guidance', 'training', 'referral', 'followUp')),
  held_on date not null,
  note text,
  origin text collate "C" not null default 'house' check (origin in ('house', 'carriedOver')),
  account integer not null,
  account_name text not null,
  recorded_at timestamptz not null default now()
);

comment on table employment.service_event is '帮扶服务：电话、走访、指导、培训、推介、回访，一次一行，只增不改';
comment on column employment.service_event.origin is 'house 本系统办理，carriedOver 从原系统带入';

create index service_event_by_place on employment.service_event (county, place_code, held_on);
create index service_event_by_day on employment.service_event (county, held_on, place_code, kind);
create index service_event_by_person on employment.service_event (county, reference, held_on);

create table employment.employer (
  county text collate "C" not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  name text not null,
  contact text,
  weekly_cap smallint not null check (weekly_cap between 1 and 500),
  standing text collate "C" not null default 'open' check (standing in ('open', 'paused', 'faded')),
  introductions integer not null default 0,
  answers integer not null default 0,
  last_answer_on date,
  changed_at timestamptz not null default now(),
  primary key (county, credit_code)
);

comment on table employment.employer is '用人单位：每周接待几人、答复情况；久不答复的淡出，一答复就回来';
comment on column employment.employer.weekly_cap is '每周最多推介几人';
comment on column employment.employer.standing is 'open 接待，paused 自己暂停，faded 久不答复而淡出';

create table employment.employer_account (
  county text collate "C" not null,
  account integer not null,
  credit_code text collate "C" not null,
  linked_by integer,
  linked_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (county, account, credit_code)
);

comment on table employment.employer_account is '哪个账号代表哪个用人单位';

create table employment.vacancy (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  credit_code text collate "C" not null,
  employer_name text not null,
  title text not null,
  occupation text collate "C",
  occupation_confidence real,
  occupation_by text collate "C" check (occupation_by in ('machine', 'person')),
  kind text collate "C" not null check (kind in ('ordinary', 'publicPost', 'assistedEmployment', 'homeProcessing', 'craftHelper')),
  seats integer not null check (seats >= 1),
  seats_reserved integer not null default 0,
  seats_taken integer not null default 0,
  wage_from integer,
  wage_to integer,
  piece jsonb,
  hours_per_week integer,
  shifts text[] not null default '{}',
  at_home boolean not null default false,
  access text[] not null default '{}',
  demands jsonb not null default '{}',
  text text not null default '',
  state text collate "C" not null default 'open' check (state in ('open', 'paused', 'lapsed', 'withdrawn', 'filled')),
  posted_by text collate "C" not null check (posted_by in ('employer', 'official', 'import')),
  posted_by_account integer,
  posted_on date not null,
  confirmed_on date not null,
  confirm_by date not null,
  withdrawn_reason text,
  duplicate_of uuid references employment.vacancy (id),
  changed_at timestamptz not null default now(),
  check (seats_reserved between 0 and seats),
  check (seats_taken between 0 and seats),
  check (wage_to is null or wage_from is null or wage_to >= wage_from),
  check (kind = 'homeProcessing' or piece is null),
  check ((state = 'withdrawn') = (withdrawn_reason is not null))
);

comment on table employment.vacancy is '岗位：每三十天确认一次，不确认就停止推介；岗位里没有求职者';
comment on column employment.vacancy.place_code is '上班地点的村社';
comment on column employment.vacancy.occupation is '职业分类大典（2022）代码';
comment on column employment.vacancy.wage_from is '月薪下限（元）；空为没说';
comment on column employment.vacancy.piece is '来料加工：批次、单位、单价（分）、每小时几件';
comment on column employment.vacancy.seats_reserved is '只给持残疾人证者的名额';
comment on column employment.vacancy.confirm_by is '最迟哪天再确认';

create index vacancy_by_state on employment.vacancy (county, state, place_code);
create index vacancy_by_change on employment.vacancy (county, changed_at);

create table employment.referral (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  name text not null,
  case_id uuid,
  vacancy_id uuid not null references employment.vacancy (id),
  credit_code text collate "C" not null,
  state text collate "C" not null check (state in ('sent', 'accepted', 'refusedByEmployer', 'refusedByPerson', 'silent', 'withdrawn', 'placed')),
  sent_on date not null,
  sent_by integer not null,
  sent_by_name text not null,
  answer_by date not null,
  answered_on date,
  reason_code text collate "C",
  reason text,
  terms jsonb not null default '[]',
  score integer,
  rank integer,
  override_reason text,
  origin text collate "C" not null default 'house' check (origin in ('house', 'carriedOver')),
  changed_at timestamptz not null default now()
);

comment on table employment.referral is '岗位推介：一人一岗一次；用人单位答复、不答复都有下文';
comment on column employment.referral.terms is '推介时看到的各项得分';
comment on column employment.referral.override_reason is '没有按推荐次序推介的理由';

create unique index referral_active on employment.referral (county, reference, vacancy_id) where state in ('sent', 'accepted');
create index referral_by_place on employment.referral (county, place_code, sent_on);
create index referral_by_person on employment.referral (county, reference, sent_on);
create index referral_by_vacancy on employment.referral (vacancy_id, state);
create index referral_by_employer on employment.referral (county, credit_code, sent_on);
create index referral_waiting on employment.referral (answer_by) where state = 'sent';

create table employment.refusal (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  referral_id uuid references employment.referral (id),
  vacancy_id uuid references employment.vacancy (id),
  reason_code text collate "C" not null check (reason_code in ('tooFar', 'wage', 'hours', 'health', 'care', 'skills', 'other')),
  reason text not null,
  refused_on date not null,
  recorded_by integer not null,
  recorded_by_name text not null,
  justified boolean,
  judged_by integer,
  judged_by_name text,
  judged_at timestamptz,
  judgement text,
  -- 有没有正当理由，只由有名有姓的人判定。
  check ((justified is null) = (judged_by is null)),
  check ((justified is null) = (judged_at is null)),
  check ((justified is null) = (coalesce(btrim(judgement), '') = ''))
);

comment on table employment.refusal is '拒绝岗位：原因；是否正当由人判定；计数不自动产生后果';

create index refusal_by_place on employment.refusal (county, place_code, refused_on);
create index refusal_by_person on employment.refusal (county, reference, refused_on);

create table employment.placement (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  name text not null,
  case_id uuid,
  referral_id uuid references employment.referral (id),
  vacancy_id uuid references employment.vacancy (id),
  employer_name text not null,
  credit_code text collate "C",
  kind text collate "C" not null,
  began_on date not null,
  standing text collate "C" not null check (standing in ('provisional', 'confirmed', 'ended')),
  confirmed_on date,
  confirmed_by jsonb,
  ended_on date,
  end_source jsonb,
  origin text collate "C" not null default 'house' check (origin in ('house', 'carriedOver')),
  recorded_by integer not null,
  recorded_by_name text not null,
  changed_at timestamptz not null default now(),
  check ((confirmed_on is null) = (confirmed_by is null)),
  check ((standing = 'ended') = (ended_on is not null)),
  check (standing <> 'confirmed' or confirmed_on is not null)
);

comment on table employment.placement is '就业：先记为待印证，第二来源（社会保险）印证后确认；数据看到离职即结束';
comment on column employment.placement.confirmed_by is '印证的出处：登记册、文件、行、日期';
comment on column employment.placement.end_source is '离职的出处：登记册或本人';

create unique index placement_active on employment.placement (county, reference) where standing <> 'ended';
create index placement_by_place on employment.placement (county, place_code, began_on);
create index placement_by_day on employment.placement (county, began_on, place_code);
create index placement_by_person on employment.placement (county, reference, began_on);

create table employment.follow_up (
  placement_id uuid not null references employment.placement (id),
  month smallint not null check (month in (1, 3, 6, 12)),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  due_on date not null,
  source text collate "C" check (source in ('data', 'person')),
  retained boolean,
  answered_on date,
  account integer,
  account_name text,
  evidence jsonb,
  note text,
  primary key (placement_id, month),
  check ((source is null) = (retained is null)),
  check ((source is null) = (answered_on is null)),
  check (source is distinct from 'person' or account is not null)
);

comment on table employment.follow_up is '跟踪回访：就业后第一、三、六、十二个月；先看数据，数据没有才问本人';

create index follow_up_by_place on employment.follow_up (county, place_code, due_on);
create index follow_up_due on employment.follow_up (due_on) where retained is null;

create table employment.matching_run (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  as_of date not null,
  started_by integer,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  seekers integer not null default 0,
  vacancies integer not null default 0,
  seats integer not null default 0,
  placed integer not null default 0,
  score bigint not null default 0
);

comment on table employment.matching_run is '全县匹配：一次运行；同样的数据得同样的结果';

create index matching_run_by_day on employment.matching_run (county, started_at);

create table employment.seat_price (
  run_id uuid not null references employment.matching_run (id),
  vacancy_id uuid not null references employment.vacancy (id),
  price integer not null,
  primary key (run_id, vacancy_id)
);

comment on table employment.seat_price is '名额价格：多少人争一个名额，单位为万分之一分；用来避免一岗许多人';

create table employment.allocation (
  run_id uuid not null references employment.matching_run (id),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  vacancy_id uuid not null references employment.vacancy (id),
  score integer not null,
  terms jsonb not null default '[]',
  state text collate "C" not null default 'proposed' check (state in ('proposed', 'taken', 'overridden')),
  decided_by integer,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  primary key (run_id, reference),
  check ((state = 'proposed') = (decided_by is null)),
  check (state <> 'overridden' or coalesce(btrim(reason), '') <> '')
);

comment on table employment.allocation is '匹配建议：由人采用或改派（说明理由），不自动生效';

create index allocation_by_place on employment.allocation (county, place_code, run_id);

create table employment.unmatched (
  run_id uuid not null references employment.matching_run (id),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  blocking text collate "C" not null,
  change jsonb not null default '{}',
  primary key (run_id, reference)
);

comment on table employment.unmatched is '没有配上的人：哪一项挡住最多岗位，最小改变什么就有岗位';

create index unmatched_by_place on employment.unmatched (county, place_code, run_id);

create table employment.support_term (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  kind text collate "C" not null,
  from_on date not null,
  until_on date not null,
  base jsonb not null default '{}',
  placement_id uuid references employment.placement (id),
  granted_by integer not null,
  granted_by_name text not null,
  ended_on date,
  ended_by integer,
  ended_by_name text,
  end_reason text,
  revision integer not null default 1,
  changed_at timestamptz not null default now(),
  check (until_on >= from_on),
  check ((ended_on is null) = (ended_by is null)),
  check ((ended_on is null) = (coalesce(btrim(end_reason), '') = ''))
);

comment on table employment.support_term is '待遇期限：公益性岗位、岗位补贴、社保补贴；起止、延长、暂停';


-- 行级安全：人只在辖区内看得到；用人单位的账号关系只给县级和系统；岗位和名额价格里没有人。
do $$
declare
  t text;
begin
  foreach t in array array['clue', 'seeker', 'visit', 'service_event', 'referral', 'refusal', 'placement', 'follow_up',
    'allocation', 'unmatched', 'support_term'] loop
    execute format('alter table employment.%I enable row level security', t);
    execute format('alter table employment.%I force row level security', t);
    execute format('create policy %I on employment.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on employment.%I to olive_county using (true) with check (true)', t || '_county', t);
    execute format('create policy %I on employment.%I to olive_scoped
      using (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))
      with check (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))',
      t || '_area', t);
  end loop;
  -- 岗位和用人单位不是个人信息，本县都看得到；写入也不限辖区，由操作权限管。
  foreach t in array array['employer', 'vacancy'] loop
    execute format('alter table employment.%I enable row level security', t);
    execute format('alter table employment.%I force row level security', t);
    execute format('create policy %I on employment.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on employment.%I to olive_county using (true) with check (true)', t || '_county', t);
    execute format('create policy %I on employment.%I to olive_scoped
      using (county = left(current_setting(''olive.first''), 6))
      with check (county = left(current_setting(''olive.first''), 6))', t || '_area', t);
  end loop;
end
$$;

grant usage on schema employment to olive_scoped, olive_county;
grant select, insert, update on employment.clue, employment.seeker, employment.referral, employment.refusal,
  employment.placement, employment.follow_up, employment.allocation, employment.support_term, employment.employer,
  employment.vacancy to olive_scoped, olive_county;
-- 只增不改。
grant select, insert on employment.visit, employment.service_event to olive_scoped, olive_county;
grant select on employment.matching_run, employment.seat_price, employment.unmatched to olive_scoped, olive_county;
grant select, insert, update on employment.employer_account to olive_county;
