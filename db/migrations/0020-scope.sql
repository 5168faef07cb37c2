-- 辖区：行级安全。网页请求在事务里换成下面三个角色之一，只看得到辖区内的行；漏写条件也不会泄露。
-- 角色属于整个服务器而不属于某个库：已经有了就沿用。账户无权建角色时，请管理员先建好（见 docs/operations.md）。
do $$
declare
  scope_role text;
begin
  foreach scope_role in array array['olive_scoped', 'olive_county', 'olive_guest'] loop
    begin
      if not exists (select from pg_roles where rolname = scope_role) then
        execute format('create role %I nologin', scope_role);
      end if;
    exception when duplicate_object or unique_violation then
      -- 两个库同时迁移：另一个先建好了。
      null;
    end;
    if not pg_has_role(current_user, scope_role, 'member') then
      execute format('grant %I to %I', scope_role, current_user);
    end if;
  end loop;
end
$$;

-- 人员代号：网址、案件、审计里用它，不用身份证号。由密钥和身份证号算出，目录重建后不变。
insert into house.setting (name, value)
values ('person-reference-key', to_jsonb(gen_random_uuid()::text || gen_random_uuid()::text));

alter table registry.person add column reference text collate "C";

update registry.person set reference = substr(encode(sha256(convert_to(
  (select value #>> '{}' from house.setting where name = 'person-reference-key') || resident_id, 'UTF8')), 'hex'), 1, 32);

alter table registry.person alter column reference set not null;

comment on column registry.person.reference is '人员代号：三十二位十六进制，由密钥和身份证号算出，查不回身份证号';

create unique index person_by_reference on registry.person (county, reference);
create index person_by_household on registry.person (county, household, resident_id);

alter table registry.person enable row level security;
alter table registry.person force row level security;
create policy person_system on registry.person to current_user using (true) with check (true);
create policy person_county on registry.person to olive_county using (true);
create policy person_area on registry.person to olive_scoped
  using (place_code >= current_setting('olive.first') and place_code <= current_setting('olive.last'));
-- 辖区外查阅：说明理由，三小时，只这一个人。
create policy person_guest on registry.person to olive_guest using (reference = current_setting('olive.person'));

-- 认定结果随人：人在辖区内，结果才看得到（子查询里的人员目录同样受行级安全约束）。
alter table rules.outcome enable row level security;
alter table rules.outcome force row level security;
create policy outcome_system on rules.outcome to current_user using (true) with check (true);
create policy outcome_county on rules.outcome to olive_county using (true);
create policy outcome_area on rules.outcome to olive_scoped, olive_guest
  using (exists (select from registry.person p where p.county = outcome.county and p.resident_id = outcome.resident_id));

grant usage on schema registry, register, rules to olive_scoped, olive_county, olive_guest;
grant select on registry.person, rules.outcome to olive_scoped, olive_county, olive_guest;
-- 不涉及具体的人：区划、文件清单、运行、政策版本。
grant select on registry.place, registry.place_successor, registry.extract_batch, registry.extract_file,
  rules.run, rules.run_policy, rules.policy_version to olive_scoped, olive_county, olive_guest;
-- 问题和退回的行带有个人信息，只供全县范围的角色（部门经办人）查看。
grant select on registry.extract_issue, registry.rejected_row, registry.held_file to olive_county;
