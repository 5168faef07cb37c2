-- 协同认定：规则提出建议，部门确认，村社核实，告知本人，有审批权的人决定；认定有期限，只由有名有姓的人结束。
create schema if not exists recognition;

comment on schema recognition is '协同认定：建议、答复、认定、人工决定、异议、公示';

create table recognition.proposal (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  name text not null,
  policy text collate "C" not null,
  kind text collate "C" not null check (kind in ('enter', 'recertify', 'end', 'question')),
  run_id integer,
  verdict text collate "C" not null check (verdict in ('yes', 'no', 'unknown')),
  policy_version text collate "C",
  reasons jsonb not null default '[]',
  missing jsonb not null default '[]',
  reasons_digest text collate "C" not null,
  departments text[] not null,
  outstanding text[] not null,
  case_id uuid,
  state text collate "C" not null,
  department text,
  due_on date,
  revision integer not null default 1,
  informed jsonb,
  object_until date,
  standing_id uuid,
  opened_by integer,
  opened_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  closed_at timestamptz,
  outcome text collate "C",
  check ((closed_at is null) = (outcome is null))
);

comment on table recognition.proposal is '建议：某人某群体应当认定、续认、结束，或缺数据要问；办到哪一步见其案件';
comment on column recognition.proposal.reference is '人员代号；不存身份证号';
comment on column recognition.proposal.kind is 'enter 认定，recertify 到期复核，end 结束，question 缺数据';
comment on column recognition.proposal.run_id is '依据哪次运行（rules.run）；空为人工提出';
comment on column recognition.proposal.policy_version is '政策版本（rules.policy_version.hash）';
comment on column recognition.proposal.reasons is '提出时的理由：各项条件的取值、出处和日期，不含身份证号';
comment on column recognition.proposal.missing is '缺哪一项、归哪个部门';
comment on column recognition.proposal.reasons_digest is '理由的摘要：理由变了看得出来';
comment on column recognition.proposal.departments is '应当答复的部门，按政策';
comment on column recognition.proposal.outstanding is '还没有答复的部门';
comment on column recognition.proposal.state is '案件的状态，随案件一起改';
comment on column recognition.proposal.department is '案件现在在哪个部门手里';
comment on column recognition.proposal.revision is '第几次改动：勾选之后动过的，成批办理时不办';
comment on column recognition.proposal.informed is '何时、以何种方式、由谁告知本人；本人是否当场表示无异议';
comment on column recognition.proposal.object_until is '本人可以提出异议到哪一天';
comment on column recognition.proposal.standing_id is '续认或结束的是哪一项认定';

create unique index proposal_active on recognition.proposal (county, reference, policy, kind) where closed_at is null;
create index proposal_by_place on recognition.proposal (county, place_code, policy, state) where closed_at is null;
create index proposal_by_work on recognition.proposal (county, kind, state, policy, id) where closed_at is null;
create index proposal_by_due on recognition.proposal (county, due_on, id) where closed_at is null;
create index proposal_by_person on recognition.proposal (county, reference, policy, opened_at);
create unique index proposal_by_case on recognition.proposal (case_id);

create table recognition.answer (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  place_code text collate "C" not null,
  proposal_id uuid not null references recognition.proposal (id),
  department text not null,
  answer text collate "C" not null check (answer in ('confirm', 'object', 'askData', 'supplied')),
  reason text,
  account integer not null,
  account_name text not null,
  answered_at timestamptz not null,
  check (answer = 'confirm' or reason is not null)
);

comment on table recognition.answer is '答复：确认、不同意（说明理由）、要求补充（说明缺什么）、已补充；只增不改';

create index answer_by_place on recognition.answer (county, place_code, answered_at);
create index answer_by_proposal on recognition.answer (proposal_id, id);

create table recognition.standing (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  name text not null,
  policy text collate "C" not null,
  from_on date not null,
  term_end date not null,
  recognised_by integer not null,
  recognised_by_name text not null,
  recognised_at timestamptz not null,
  ended_on date,
  ended_by integer,
  ended_by_name text,
  end_reason text,
  ended_at timestamptz,
  check (term_end > from_on),
  -- 机器不结束认定：没有人、没有理由，就没有结束。
  check ((ended_on is null) = (ended_by is null)),
  check ((ended_on is null) = (ended_by_name is null)),
  check ((ended_on is null) = (ended_at is null)),
  check ((ended_on is null) = (coalesce(btrim(end_reason), '') = ''))
);

comment on table recognition.standing is '认定：某人在某群体中，从哪天起，期满哪天，由谁认定、由谁结束；期满不自动结束，只是该复核了';
comment on column recognition.standing.term_end is '期满日；到期前提出复核';
comment on column recognition.standing.ended_by is '谁结束的；只能是人';

create unique index standing_active on recognition.standing (county, reference, policy) where ended_on is null;
create index standing_by_place on recognition.standing (county, place_code, policy, term_end) where ended_on is null;
create index standing_by_term on recognition.standing (county, term_end, id) where ended_on is null;
create index standing_by_person on recognition.standing (county, reference, from_on);

create table recognition.act (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  place_code text collate "C" not null,
  standing_id uuid not null references recognition.standing (id),
  proposal_id uuid references recognition.proposal (id),
  reference text collate "C" not null,
  policy text collate "C" not null,
  act text collate "C" not null check (act in ('recognised', 'renewed', 'ended')),
  decided_on date not null,
  term_end date,
  account integer not null,
  account_name text not null,
  reason text,
  at timestamptz not null
);

comment on table recognition.act is '认定决定：认定、续认、结束，每个决定一行，只增不改；认定人次由此数出';
comment on column recognition.act.place_code is '决定时居住的村社';
comment on column recognition.act.decided_on is '决定的日子（北京时间），等于作出的那天，不倒填';

create index act_by_place on recognition.act (county, place_code, decided_on, policy);
create index act_by_day on recognition.act (county, decided_on, policy, place_code, act);
create index act_by_standing on recognition.act (standing_id, id);

create view recognition.person_time with (security_invoker = true) as
  select id, county, place_code, reference, policy, act, decided_on, standing_id, proposal_id, account_name
  from recognition.act where act in ('recognised', 'renewed');

comment on view recognition.person_time is '认定人次：一人在一个群体被认定或续认一次，计一人次（定义见 docs/recognition.md）';

create table recognition.manual_decision (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  policy text collate "C" not null,
  decision text collate "C" not null check (decision in ('pause', 'exemption', 'exclusion')),
  from_on date not null,
  until_on date,
  reason text not null check (btrim(reason) <> ''),
  account integer not null,
  account_name text not null,
  decided_at timestamptz not null,
  lifted_by integer,
  lifted_by_name text,
  lift_reason text,
  lifted_at timestamptz,
  check (until_on is null or until_on >= from_on),
  check ((lifted_at is null) = (lifted_by is null)),
  check ((lifted_at is null) = (lift_reason is null))
);

comment on table recognition.manual_decision is '人工决定：运行不改、不撤、不绕过；到期或由人解除';
comment on column recognition.manual_decision.decision is 'pause 暂停（不提任何建议），exemption 保留（不再符合也不建议结束），exclusion 不认定（符合也不建议认定）';

create index manual_decision_by_place on recognition.manual_decision (county, place_code, decided_at);
create index manual_decision_by_person on recognition.manual_decision (county, reference, policy) where lifted_at is null;

create table recognition.notice (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  policy text collate "C" not null,
  state text collate "C" not null default 'draft' check (state in ('draft', 'checked', 'published', 'expired', 'withdrawn')),
  columns text[] not null,
  days integer not null check (days between 1 and 60),
  lines integer not null default 0,
  from_on date,
  until_on date,
  contact text not null,
  drafted_by integer not null,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  checked_by integer,
  checked_by_name text,
  checked_at timestamptz,
  published_by integer,
  published_by_name text,
  published_at timestamptz,
  closed_at timestamptz,
  withdraw_reason text,
  check ((published_at is null) = (until_on is null)),
  check (state <> 'published' or published_by is not null),
  -- 拟稿的人不能自己发布。
  check (published_by is null or published_by <> drafted_by),
  check (state <> 'withdrawn' or withdraw_reason is not null)
);

comment on table recognition.notice is '公示：由系统生成，遮盖、有期限、到期自己撤下；名单里没有身份证号、账号、健康原因可放的地方';
comment on column recognition.notice.place_code is '在哪个村社、乡镇或全县公示';
comment on column recognition.notice.columns is '公示哪几栏，由政策定';
comment on column recognition.notice.days is '公示几天（自然日）';
comment on column recognition.notice.until_on is '公示的最后一天';
comment on column recognition.notice.contact is '异议向谁提：单位和电话';

create index notice_by_place on recognition.notice (county, place_code, drafted_at);
create index notice_by_state on recognition.notice (state, until_on);

create table recognition.notice_line (
  notice_id uuid not null references recognition.notice (id),
  line integer not null,
  county text collate "C" not null,
  place_code text collate "C" not null,
  proposal_id uuid not null references recognition.proposal (id),
  reference text collate "C" not null,
  shown text[] not null,
  primary key (notice_id, line)
);

comment on table recognition.notice_line is '公示的一行：只存遮盖后的文字';
comment on column recognition.notice_line.shown is '各栏的文字，与 notice.columns 一一对应';

create unique index notice_line_once on recognition.notice_line (notice_id, proposal_id);
create index notice_line_by_place on recognition.notice_line (county, place_code, notice_id);
create index notice_line_by_proposal on recognition.notice_line (proposal_id);

create table recognition.objection (
  id uuid primary key default gen_random_uuid(),
  county text collate "C" not null,
  place_code text collate "C" not null,
  reference text collate "C" not null,
  policy text collate "C" not null,
  proposal_id uuid references recognition.proposal (id),
  standing_id uuid references recognition.standing (id),
  notice_id uuid references recognition.notice (id),
  raised_by text collate "C" not null check (raised_by in ('person', 'helper', 'public')),
  raiser_name text,
  text text not null check (btrim(text) <> ''),
  recorded_by integer not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  upheld boolean,
  answer text,
  answered_by integer,
  answered_by_name text,
  answered_at timestamptz,
  check (raised_by = 'public' or raiser_name is not null),
  check ((answered_at is null) = (answer is null)),
  check ((answered_at is null) = (upheld is null)),
  check ((answered_at is null) = (answered_by is null))
);

comment on table recognition.objection is '异议：本人提、他人帮着提、公示期间群众提；每一件都要有人答复';
comment on column recognition.objection.raised_by is 'person 本人，helper 帮办人代本人提（两个名字都记），public 公示期间他人';
comment on column recognition.objection.upheld is '异议是否成立';

create index objection_by_place on recognition.objection (county, place_code, recorded_at);
create index objection_by_proposal on recognition.objection (proposal_id);
create index objection_by_notice on recognition.objection (notice_id) where notice_id is not null;
create index objection_by_person on recognition.objection (county, reference, policy);

create table recognition.bulk (
  id uuid primary key,
  county text collate "C" not null,
  account integer not null,
  actor jsonb not null,
  act text collate "C" not null,
  input jsonb not null,
  filter jsonb not null,
  total integer not null,
  started_at timestamptz not null,
  cancelled_at timestamptz,
  finished_at timestamptz
);

comment on table recognition.bulk is '成批办理：一次办许多条建议；可以关掉网页，可以停，可以接着办';
comment on column recognition.bulk.id is '由网页给出：点两次也只办一次';
comment on column recognition.bulk.actor is '以谁的身份、在什么辖区办';
comment on column recognition.bulk.filter is '勾选时的筛选条件，事后看得出办的是哪一批';

create table recognition.bulk_item (
  bulk_id uuid not null references recognition.bulk (id),
  proposal_id uuid not null references recognition.proposal (id),
  account integer not null,
  version integer not null,
  settled_at timestamptz,
  refusal jsonb,
  primary key (bulk_id, proposal_id)
);

comment on table recognition.bulk_item is '成批办理中的一条：办成，或为什么没办成';
comment on column recognition.bulk_item.version is '勾选时案件的版本：之后动过的不办';

create index bulk_item_waiting on recognition.bulk_item (bulk_id, proposal_id) where settled_at is null;

create table recognition.progress (
  county text collate "C" primary key,
  run_id integer not null,
  proposed_at timestamptz not null
);

comment on table recognition.progress is '已按哪次运行提出建议';

-- 行级安全：看得到辖区内的人；成批办理和它的进度只给本人；进度只给系统。
do $$
declare
  t text;
begin
  foreach t in array array['proposal', 'answer', 'standing', 'act', 'manual_decision', 'notice', 'notice_line', 'objection'] loop
    execute format('alter table recognition.%I enable row level security', t);
    execute format('alter table recognition.%I force row level security', t);
    execute format('create policy %I on recognition.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on recognition.%I to olive_county using (true) with check (true)', t || '_county', t);
    execute format('create policy %I on recognition.%I to olive_scoped
      using (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))
      with check (place_code >= current_setting(''olive.first'') and place_code <= current_setting(''olive.last''))',
      t || '_area', t);
  end loop;
  -- 辖区外查阅：只这一个人的在册、建议和具名决定，只读。
  foreach t in array array['proposal', 'standing', 'manual_decision'] loop
    execute format('create policy %I on recognition.%I for select to olive_guest
      using (reference = current_setting(''olive.person''))', t || '_guest', t);
  end loop;
  foreach t in array array['bulk', 'bulk_item'] loop
    execute format('alter table recognition.%I enable row level security', t);
    execute format('alter table recognition.%I force row level security', t);
    execute format('create policy %I on recognition.%I to current_user using (true) with check (true)', t || '_system', t);
    execute format('create policy %I on recognition.%I to olive_scoped, olive_county
      using (account = current_setting(''olive.account'')::integer)
      with check (account = current_setting(''olive.account'')::integer)', t || '_own', t);
  end loop;
end
$$;

grant usage on schema recognition to olive_scoped, olive_county, olive_guest;
grant select on recognition.proposal, recognition.standing, recognition.manual_decision to olive_guest;
grant select, insert, update on recognition.proposal, recognition.standing, recognition.manual_decision,
  recognition.notice, recognition.objection, recognition.bulk, recognition.bulk_item to olive_scoped, olive_county;
-- 只增不改。
grant select, insert on recognition.answer, recognition.act, recognition.notice_line to olive_scoped, olive_county;
grant select on recognition.person_time to olive_scoped, olive_county;
