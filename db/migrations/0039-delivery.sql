-- 投递：给银行的消息先写进发件箱（与授权检查同一事务），由作业投递；银行发来的消息查重后交给贷款。
create table finance.platform_key (
  county text collate "C" not null,
  kid text collate "C" not null,
  suite text collate "C" not null check (suite in ('intl', 'sm')),
  public_key jsonb not null,
  private_key text not null,
  made_at timestamptz not null,
  from_at timestamptz not null,
  until_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  reason text,
  primary key (county, kid),
  check (until_at is null or until_at > from_at),
  check ((revoked_at is null) = (reason is null))
);

comment on table finance.platform_key is '平台的签名密钥；新旧两把重叠公布，旧的公布到它签过的消息不再投递为止';
comment on column finance.platform_key.private_key is '用主密钥加密；主密钥在数据库之外';
comment on column finance.platform_key.from_at is '公布在先，启用在后：银行来得及取';
comment on column finance.platform_key.until_at is '公布到何时；空为还没有接替的';
comment on column finance.platform_key.revoked_at is '紧急停用：立即不再公布、不再签名';

create table finance.outbox (
  county text collate "C" not null,
  id uuid primary key,
  kind text collate "C" not null check (kind in
    ('delivery', 'keyRelease', 'tombstone', 'acceptance', 'withdrawal', 'draw')),
  application uuid not null,
  bank text collate "C" not null,
  consent uuid not null,
  delivery uuid,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  sequence integer not null,
  content text,
  content_digest text collate "C" not null,
  signed text,
  signed_kid text collate "C",
  state text collate "C" not null default 'waiting' check (state in
    ('waiting', 'done', 'dead', 'cancelled', 'closed')),
  reason text collate "C",
  created_at timestamptz not null,
  next_at timestamptz not null,
  deadline_at timestamptz,
  lease_until timestamptz,
  fence integer not null default 0,
  attempt integer not null default 0,
  begun_at timestamptz,
  settled_at timestamptz,
  last_fault text collate "C",
  last_status integer,
  answer text,
  owner_department text,
  owner_account integer,
  owner_name text,
  foreign key (county, bank) references finance.bank (county, code),
  unique (county, application, bank, sequence),
  check ((state in ('waiting', 'done')) = (reason is null)),
  check ((state = 'waiting') = (settled_at is null)),
  check (state <> 'dead' or owner_department is not null)
);

comment on table finance.outbox is '发件箱：要发给银行的消息，同一笔申请按顺序，至少一次，银行按消息编号查重';
comment on column finance.outbox.id is '消息编号；报告的投递号就是它，重投不变';
comment on column finance.outbox.content is '消息内容，用主密钥加密；取消、删除之后清空';
comment on column finance.outbox.content_digest is '消息内容的摘要，留作证据';
comment on column finance.outbox.signed is '签过名的消息，用主密钥加密：重投发的是同样的字节';
comment on column finance.outbox.reason is '取消、死信、了结的原因码';
comment on column finance.outbox.deadline_at is '授权到期：过了不再发';
comment on column finance.outbox.lease_until is '哪个进程拿着它，到何时';
comment on column finance.outbox.fence is '每拿一次加一：拿过又失去的，写不回结果';
comment on column finance.outbox.begun_at is '第一次离开本系统的时刻；空就是银行一定没有收到';
comment on column finance.outbox.answer is '银行签名的回执，用主密钥加密';
comment on column finance.outbox.owner_department is '死信归哪个部门管';

create index outbox_due on finance.outbox (county, bank, next_at) where state = 'waiting';
create index outbox_by_application on finance.outbox (county, application, bank, sequence);
create index outbox_by_consent on finance.outbox (county, consent);
create index outbox_dead on finance.outbox (county, settled_at) where state = 'dead';

create table finance.delivery (
  county text collate "C" not null,
  id uuid primary key references finance.outbox (id),
  application uuid not null,
  bank text collate "C" not null,
  consent uuid not null,
  consent_version integer not null,
  credit_code text collate "C" not null,
  place_code text collate "C" not null,
  suite text collate "C" not null check (suite in ('intl', 'sm')),
  two_phase boolean not null,
  root text collate "C" not null,
  sections text[] not null,
  digest text collate "C" not null,
  wrapped_key text,
  disclosure text,
  bank_kid text collate "C" not null,
  released_at timestamptz not null,
  received_at timestamptz,
  receipt text,
  key_released_at timestamptz,
  key_message uuid,
  answered_at timestamptz,
  outcome text collate "C",
  answer text,
  ended_at timestamptz,
  end_reason text collate "C" check (end_reason in ('revoked', 'expired', 'notSelected')),
  delete_by date,
  deleted_at timestamptz,
  deletion text,
  foreign key (county, bank) references finance.bank (county, code),
  unique (county, application, consent, consent_version, bank, id)
);

comment on table finance.delivery is '一份报告给一家银行的一次投递：密文先到，凭回执和有效的授权才放密钥';
comment on column finance.delivery.digest is '密文的摘要：银行回执里的必须相同';
comment on column finance.delivery.wrapped_key is '只有银行能解开的内容密钥，再用主密钥加密；授权结束之后清空';
comment on column finance.delivery.disclosure is '披露的内容，用主密钥加密：银行换了密钥时重新封装；银行确认之后、授权结束之后清空';
comment on column finance.delivery.key_released_at is '密钥第一次离开本系统的时刻：在此之前撤回，银行读不到一个字';
comment on column finance.delivery.outcome is 'verified，或银行说的缘由';
comment on column finance.delivery.deletion is '银行签名的删除回执，用主密钥加密';

create index delivery_by_consent on finance.delivery (county, consent);
create index delivery_by_application on finance.delivery (county, application);

create table finance.bank_lane (
  county text collate "C" not null,
  bank text collate "C" not null,
  next_slot timestamptz not null,
  paused_until timestamptz,
  primary key (county, bank),
  foreign key (county, bank) references finance.bank (county, code)
);

comment on table finance.bank_lane is '每家银行一条道：按它的速率发，它说稍后就停到那时，不耽误别家';

create table finance.bank_message (
  county text collate "C" not null,
  bank text collate "C" not null,
  id uuid not null,
  kind text collate "C" not null,
  application uuid not null,
  payload_digest text collate "C" not null,
  signed text not null,
  received_at timestamptz not null,
  outcome text collate "C" not null check (outcome in ('applied', 'late')),
  answer text not null,
  primary key (county, bank, id),
  foreign key (county, bank) references finance.bank (county, code)
);

comment on table finance.bank_message is '银行发来的每一条消息，只算一次；同号不同内容拒收';
comment on column finance.bank_message.signed is '银行签名的原文，用主密钥加密';
comment on column finance.bank_message.outcome is 'applied 已办；late 申请已了结，只留存';
comment on column finance.bank_message.answer is '给银行的签名回执：再来一遍，回同样的';

create index bank_message_by_application on finance.bank_message (county, application, received_at);

create table finance.replay_nonce (
  county text collate "C" not null,
  bank text collate "C" not null,
  nonce text collate "C" not null,
  keep_until timestamptz not null,
  primary key (county, bank, nonce)
);

comment on table finance.replay_nonce is '见过的一次性数：验签之后才记，窗口过完才删';
create index replay_nonce_over on finance.replay_nonce (keep_until);

create table finance.delivery_alarm (
  county text collate "C" not null,
  id bigint generated always as identity primary key,
  at timestamptz not null,
  bank text collate "C" not null,
  code text collate "C" not null,
  message uuid,
  seen_at timestamptz,
  seen_by text,
  note text,
  foreign key (county, bank) references finance.bank (county, code),
  check ((seen_at is null) = (seen_by is null))
);

comment on table finance.delivery_alarm is '要有人看的：外来签名、摘要不符、内容验不过、接口关停';
create index delivery_alarm_open on finance.delivery_alarm (county, at) where seen_at is null;

create table finance.redrive (
  county text collate "C" not null,
  message uuid not null references finance.outbox (id),
  at timestamptz not null,
  act text collate "C" not null check (act in ('redrive', 'close', 'take')),
  account integer not null,
  account_name text not null,
  reason text not null,
  attempts integer not null,
  fault text collate "C",
  place_code text collate "C" not null,
  primary key (message, at, act)
);

comment on table finance.redrive is '死信重投、了结、认领：谁、为什么；只增不改';

do $$
declare t text;
begin
  foreach t in array array['outbox', 'delivery', 'redrive'] loop
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

-- 内容、密钥、签名原文不给任何读者：只有作业和证据包经系统事务读。
grant select (county, id, kind, application, bank, consent, delivery, credit_code, place_code, sequence, state, reason,
    created_at, next_at, deadline_at, lease_until, fence, attempt, begun_at, settled_at, last_fault, last_status,
    owner_department, owner_account, owner_name, content_digest),
  update (state, reason, next_at, lease_until, attempt, settled_at, owner_department, owner_account, owner_name)
  on finance.outbox to olive_scoped, olive_county;
grant select (county, id, application, bank, consent, consent_version, credit_code, place_code, suite, two_phase, root,
    sections, digest, bank_kid, released_at, received_at, key_released_at, answered_at, outcome, ended_at, end_reason,
    delete_by, deleted_at)
  on finance.delivery to olive_scoped, olive_county;
grant select, insert on finance.redrive to olive_scoped, olive_county;
grant select (county, kid, suite, public_key, made_at, from_at, until_at, revoked_at, revoked_by, reason)
  on finance.platform_key to olive_county, olive_scoped;
grant select on finance.bank_lane to olive_scoped, olive_county;
grant select on finance.delivery_alarm to olive_county;
grant update (seen_at, seen_by, note) on finance.delivery_alarm to olive_county;
grant insert, update on finance.bank_lane to olive_county;
grant insert on finance.platform_key to olive_county;
grant update (until_at, revoked_at, revoked_by, reason) on finance.platform_key to olive_county;
