/** Patterns of employers, posts, placements and courses, all in the slice's own tables. */
import { line, type Pattern } from "./pattern.ts";

/** A number that so many employers share belongs to somebody who serves them all (an accountant, a park's gate). */
const MOST_SHARING = 20;

const listed = (texts: readonly string[]) =>
  `array[${texts.map((one) => `'${one.replaceAll("'", "''")}'`).join(", ")}]::text[]`;

export const sharedContact: Pattern = {
  code: "sharedContact",
  name: {
    zh: "几家单位共用电话、账户或邮箱",
    en: "Employers that share a phone, an account or a mail domain",
  },
  sql: ({
    checks,
  }) => `select c.what || ':' || md5(c.value) as key, min(e.place_code) as place_code, null as reference,
      null as name, string_agg(e.name, '、' order by e.credit_code) as subject,
      jsonb_agg(${line(
        `e.name || '：' || c.zh || case when c.what = 'bank' then '' else ' ' || c.value end`,
        `e.name || ': ' || c.en || case when c.what = 'bank' then '' else ' ' || c.value end`,
        `'employer'`,
        "e.credit_code",
        "null",
      )} order by e.credit_code) as evidence
    from employment.employer e cross join lateral (values
      ('phone', regexp_replace(e.phone, '[^0-9]', '', 'g'), '同一电话', 'the same phone'),
      ('bank', e.bank_digest, '同一账户', 'the same bank account'),
      ('mail', lower(e.mail_domain), '同一邮箱域名', 'the same mail domain')) as c (what, value, zh, en)
    where e.county = $1 and coalesce(c.value, '') <> '' and not (c.what = 'mail' and c.value = any(${listed(checks.publicMail)}))
    group by c.what, c.value having count(*) between 2 and ${MOST_SHARING}`,
};

export const overSeats: Pattern = {
  code: "overSeats",
  name: { zh: "上岗人数多于招聘人数", en: "More people placed than seats" },
  sql: () => `select v.id::text as key, min(m.place_code) as place_code, null as reference, null as name,
      v.employer_name || ' ' || v.title as subject,
      jsonb_build_array(${line(
        `'名额 ' || v.seats || '，在岗 ' || count(*)`,
        `v.seats || ' seats, ' || count(*) || ' at work'`,
        `'vacancy'`,
        "v.id",
        "v.posted_on",
      )}) || jsonb_agg(${line(
        `m.began_on || ' 上岗'`,
        `'Began on ' || m.began_on`,
        `'placement'`,
        "m.id",
        "m.began_on",
      )} order by m.began_on, m.id) as evidence
    from employment.vacancy v join employment.placement m on m.county = v.county and m.vacancy_id = v.id
    where v.county = $1 and m.began_on <= $2::date and (m.ended_on is null or m.ended_on > $2::date)
    group by v.id having count(*) > v.seats`,
};

export const backdated: Pattern = {
  code: "backdated",
  name: { zh: "倒填的上岗日期", en: "A backdated hire" },
  sql: ({
    checks,
  }) => `select m.id::text as key, m.place_code, m.reference, m.name, m.employer_name as subject,
      jsonb_build_array(${line(
        `'记为 ' || m.began_on || ' 上岗'`,
        `'Recorded as begun on ' || m.began_on`,
        `'placement'`,
        "m.id",
        "m.began_on",
      )}, case when r.sent_on > m.began_on
        then ${line(`r.sent_on || ' 才推介'`, `'Referred only on ' || r.sent_on`, `'referral'`, "r.id", "r.sent_on")}
        else ${line(
          `(m.recorded_at at time zone 'Asia/Shanghai')::date || ' 才记录'`,
          `'Entered only on ' || (m.recorded_at at time zone 'Asia/Shanghai')::date`,
          `'placement'`,
          "m.id",
          "(m.recorded_at at time zone 'Asia/Shanghai')::date",
        )} end) as evidence
    from employment.placement m left join employment.referral r on r.id = m.referral_id
    where m.county = $1 and m.origin = 'house' and (r.sent_on > m.began_on
      or (m.recorded_at at time zone 'Asia/Shanghai')::date - m.began_on > ${Number(checks.backdateDays)})`,
};

/** Shorter numbers in a note are dates and ages; a contract's number is longer. */
const SHORTEST_NUMBER = 8;

export const sharedProof: Pattern = {
  code: "sharedProof",
  name: { zh: "一份凭证证明多人上岗", en: "One proof for several people" },
  sql: () => `select d.proof as key, min(m.place_code) as place_code, null as reference, null as name,
      count(*) || ' × ' || min(m.employer_name) as subject,
      jsonb_agg(${line(
        `m.began_on || ' 在 ' || m.employer_name || ' 上岗，凭同一份凭证'`,
        `'Began on ' || m.began_on || ' at ' || m.employer_name || ', on the same proof'`,
        `'placement'`,
        "m.id",
        "m.began_on",
      )} order by m.began_on, m.id) as evidence
    from employment.placement m cross join lateral (select coalesce(m.proof_digest, md5(
      substring(m.confirmed_by ->> 'note' from '[A-Za-z0-9-]*[0-9]{${SHORTEST_NUMBER},}'))) as proof) d
    where m.county = $1 and d.proof is not null
    group by d.proof having count(distinct m.reference) > 1`,
};

export const ghostAttendance: Pattern = {
  code: "ghostAttendance",
  name: { zh: "同一时间在两处上课", en: "At two courses at once" },
  sql: () => `select a.id || ':' || b.id as key, a.place_code, a.reference, p.name, a.course || ' / ' || b.course as subject,
      jsonb_build_array(${attended("a")}, ${attended("b")}) as evidence
    from employment.training_attendance a join employment.training_attendance b on b.county = a.county
      and b.reference = a.reference and b.held_on = a.held_on and b.id > a.id
      and b.from_time < a.until_time and a.from_time < b.until_time
      and (a.held_at, a.course) is distinct from (b.held_at, b.course)
    join registry.person p on p.county = a.county and p.reference = a.reference
    where a.county = $1 and a.held_on <= $2::date
    union all
    select a.id || ':absent' as key, a.place_code, a.reference, p.name, a.course as subject,
      jsonb_build_array(${attended("a")}, ${line(
        `'人口登记已不在册'`,
        `'No longer on the roll of residents'`,
        `'registry.person'`,
        "a.reference",
        "null",
      )}) as evidence
    from employment.training_attendance a join registry.person p on p.county = a.county and p.reference = a.reference
    where a.county = $1 and a.held_on = $2::date and not p.present`,
};

function attended(alias: string): string {
  return line(
    `${alias}.held_on || ' ' || left(${alias}.from_time::text, 5) || '-' || left(${alias}.until_time::text, 5) || ' ' || ${alias}.course || '（' || ${alias}.held_at || '）'`,
    `${alias}.held_on || ' ' || left(${alias}.from_time::text, 5) || '-' || left(${alias}.until_time::text, 5) || ' ' || ${alias}.course || ' (' || ${alias}.held_at || ')'`,
    `'training_attendance'`,
    `${alias}.id`,
    `${alias}.held_on`,
  );
}
