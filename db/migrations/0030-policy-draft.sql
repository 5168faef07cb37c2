-- 规则的修改：草稿、送审、批准、生效。政策文件是底本，县里在网上改的内容是这里的行；某日的版本 = 底本 + 该日前已生效的修改。
create table rules.policy_draft (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  policy text collate "C" not null,
  author integer not null,
  author_name text not null,
  effective_on date not null,
  base_hash text collate "C" not null,
  content jsonb not null,
  note text not null default '',
  reference text not null default '',
  revision integer not null default 1,
  state text collate "C" not null default 'open' check (state in ('open', 'submitted', 'discarded')),
  started_at timestamptz not null default now(),
  saved_at timestamptz not null default now()
);

comment on table rules.policy_draft is '规则草稿：一个人对一项政策的修改，送审前只影响试算';
comment on column rules.policy_draft.policy is '政策代码';
comment on column rules.policy_draft.author is '起草人账户';
comment on column rules.policy_draft.effective_on is '拟生效日期';
comment on column rules.policy_draft.base_hash is '起草时所依据版本的摘要（该日的条件、构件和参数值）；依据变了就不能直接送审';
comment on column rules.policy_draft.content is '改了什么：criteria、definitions、parameters';
comment on column rules.policy_draft.note is '修改说明';
comment on column rules.policy_draft.reference is '依据（文号）';
comment on column rules.policy_draft.revision is '第几次保存：两处同时编辑时，后保存的一处会被告知';
comment on column rules.policy_draft.state is 'open 起草中、submitted 已送审、discarded 已放弃';

create index on rules.policy_draft (county, policy) where state = 'open';

create table rules.policy_change (
  id integer generated always as identity primary key,
  county text collate "C" not null,
  policy text collate "C" not null,
  draft_id integer not null references rules.policy_draft (id),
  content jsonb not null,
  note text not null,
  reference text not null,
  base_hash text collate "C" not null,
  effective_on date not null,
  state text collate "C" not null default 'submitted'
    check (state in ('submitted', 'secondReview', 'approved', 'inForce', 'superseded', 'returned', 'withdrawn')),
  submitted_by integer not null,
  submitted_name text not null,
  submitted_at timestamptz not null default now(),
  reviewed_by integer,
  reviewed_name text,
  reviewed_at timestamptz,
  second_by integer,
  second_name text,
  second_at timestamptz,
  approved_seq integer unique,
  as_of date not null,
  last_file_id integer not null,
  share numeric(9, 6) not null,
  second_above numeric(9, 6) not null,
  needs_second boolean not null,
  list_digest text collate "C" not null,
  impact jsonb not null,
  in_force_run integer references rules.run (id),
  in_force_at timestamptz,
  changed_at timestamptz not null default now(),
  -- 一人起草，另一人批准；第二次批准又是另一人。
  check (reviewed_by is null or reviewed_by <> submitted_by),
  check (second_by is null or (second_by <> submitted_by and second_by <> reviewed_by)),
  check (state not in ('secondReview', 'approved', 'inForce', 'superseded') or reviewed_by is not null),
  check (state not in ('approved', 'inForce', 'superseded') or not needs_second or second_by is not null),
  check (state not in ('approved', 'inForce', 'superseded') or approved_seq is not null),
  check (state <> 'inForce' or in_force_run is not null)
);

comment on table rules.policy_change is '规则的修改：送审的内容和名单，批准、生效或退回';
comment on column rules.policy_change.content is '改了什么，送审后不再变';
comment on column rules.policy_change.state is 'submitted 待批准、secondReview 待第二人批准、approved 已批准待生效、inForce 已生效、superseded 已被后来的修改取代、returned 已退回、withdrawn 已撤回';
comment on column rules.policy_change.approved_seq is '批准的次序：同日生效的几项按此叠加';
comment on column rules.policy_change.as_of is '名单按哪一天认定';
comment on column rules.policy_change.last_file_id is '名单用的数据截至哪个文件';
comment on column rules.policy_change.share is '变动人数占现有人数的比例（各政策中最大者）';
comment on column rules.policy_change.second_above is '送审时县里规定的界线：比例高于它须第二人批准';
comment on column rules.policy_change.list_digest is '所附名单的摘要（SHA-256）';
comment on column rules.policy_change.impact is '各政策的总数：现有、进入、退出、转为未知、不再未知；只含数字';
comment on column rules.policy_change.in_force_run is '生效当日的运行';

create index on rules.policy_change (county, state);

create sequence rules.approval_order as integer owned by rules.policy_change.approved_seq;

create table rules.change_event (
  id integer generated always as identity primary key,
  change_id integer not null references rules.policy_change (id),
  state text collate "C" not null,
  by_account integer,
  by_name text not null,
  reason text,
  at timestamptz not null default now()
);

comment on table rules.change_event is '修改的经过：谁在何时送审、批准、退回、撤回，系统何时生效';
comment on column rules.change_event.by_account is '账户；空为系统（到期生效）';

create index on rules.change_event (change_id, id);

create table rules.change_person (
  change_id integer not null references rules.policy_change (id),
  county text collate "C" not null,
  policy text collate "C" not null,
  reference text collate "C" not null,
  place_code text collate "C" not null,
  before text collate "C" not null check (before in ('yes', 'no', 'unknown')),
  after text collate "C" not null check (after in ('yes', 'no', 'unknown')),
  primary key (change_id, policy, reference),
  check (before <> after)
);

comment on table rules.change_person is '送审所附名单：谁会进入、退出、转为未知、不再未知';
comment on column rules.change_person.policy is '受影响的政策（改一个参数可能影响几项）';
comment on column rules.change_person.reference is '人员代号';
comment on column rules.change_person.place_code is '送审时的居住地';

create index on rules.change_person (county, place_code, change_id);

alter table rules.change_person enable row level security;
alter table rules.change_person force row level security;
create policy change_person_system on rules.change_person to current_user using (true) with check (true);
create policy change_person_county on rules.change_person to olive_county using (true) with check (true);
create policy change_person_area on rules.change_person to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'))
  with check (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));

grant select, insert on rules.change_person to olive_county;
grant select on rules.change_person to olive_scoped;
grant select, insert, update on rules.policy_draft, rules.policy_change to olive_county, olive_scoped;
grant select, insert on rules.change_event to olive_county, olive_scoped;
grant usage on sequence rules.approval_order to olive_county, olive_scoped;
