/** Patterns of support that is paid: while insured elsewhere, after death or retirement, two that exclude one another. */
import { fromDateNumber } from "@olive/kernel";
import type { CheckOffice } from "./check-site.ts";
import { line, PAID, type Pattern, termLine } from "./pattern.ts";
import { registerRowsSql } from "./register-rows.ts";

const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(", ") || "null";

export const insuredElsewhere: Pattern = {
  code: "insuredElsewhere",
  name: { zh: "享受扶持期间在别处参保", en: "Insured elsewhere while support is paid" },
  sql: (site) => {
    const { work } = site;
    if (work?.employer === undefined) return undefined;
    const [standing] = Object.keys(work.running);
    if (standing === undefined) return undefined;
    const columns = { employer: work.employer, begins: work.from, ends: work.until, standing };
    const spells = registerRowsSql(site, { ...work, columns });
    if (spells === undefined) return undefined;
    const running = quoted(work.running[standing] ?? []);
    const withPost = quoted(site.support.kinds.filter(isOfPost).map(({ code }) => code));
    // A spell's last month isn't counted: whoever left on its first day was insured for all of it.
    return `select t.id || ':' || s.employer || ':' || s.begins as key, t.place_code, t.reference, p.name, t.kind as subject,
        jsonb_build_array(${termLine("t")}, ${line(
          `s.begins || ' 起在单位 ' || s.employer || ' 参保'`,
          `'Insured with ' || s.employer || ' since ' || s.begins`,
          "s.register",
          "s.row",
          "s.begins",
        )}) as evidence
      from ${PAID} t join ${spells} s on s.reference = t.reference and s.employer is not null and s.employer <> ''
        and (s.ends is not null or s.standing in (${running}))
      join registry.person p on p.county = t.county and p.reference = t.reference
      where t.paid && daterange(s.begins::date, greatest(s.begins::date, coalesce(s.ends::date, s.day + 1)))
        and s.employer is distinct from t.credit_code and (t.credit_code is not null or t.kind not in (${withPost}))`;
  },
};

/** Support for work at an employer: where that one isn't known, another can't be told from it. */
const isOfPost = ({ postKind, paidTo }: CheckOffice["support"]["kinds"][number]) =>
  postKind !== undefined || paidTo === "employer";

export const afterDeathOrRetirement: Pattern = {
  code: "afterDeathOrRetirement",
  name: { zh: "去世或退休后仍在享受", en: "Paid after death or retirement" },
  sql: (site) => {
    const parts = [deathSql(site), retirementSql(site)].filter((sql) => sql !== undefined);
    return parts.length === 0 ? undefined : parts.join("\nunion all\n");
  },
};

function deathSql(site: CheckOffice): string | undefined {
  const { death } = site.checks;
  if (death === undefined) return undefined;
  const rows = registerRowsSql(site, { ...death, columns: { died: death.on } });
  if (rows === undefined) return undefined;
  return `select t.id || ':death' as key, t.place_code, t.reference, p.name, t.kind as subject,
      jsonb_build_array(${termLine("t")}, ${line(
        `d.died || ' 登记为去世'`,
        `'Recorded as deceased on ' || d.died`,
        "d.register",
        "d.row",
        "d.died",
      )}) as evidence
    from ${PAID} t join ${rows} d on d.reference = t.reference and d.died is not null
    join registry.person p on p.county = t.county and p.reference = t.reference
    where t.paid && daterange(d.died::date + 1, null)`;
}

function retirementSql({ support }: CheckOffice): string | undefined {
  const rule = support.retirement;
  if (rule === undefined) return undefined;
  const of = (field: "years" | "untilYears" | "monthsAStep") =>
    `case p.sex when 'male' then ${rule.male[field]} else ${rule.female[field]} end`;
  const from = `date '${fromDateNumber(rule.from)}'`;
  const old = `(p.birth + make_interval(months => 12 * ${of("years")}))::date`;
  const after = `(12 * (extract(year from o.old) - extract(year from ${from})) + extract(month from o.old)
    - extract(month from ${from}))::int`;
  const delay = `case when ${after} < 0 then 0
    else least(${after} / (${of("monthsAStep")}) + 1, 12 * (${of("untilYears")} - ${of("years")})) end`;
  const day = `(p.birth + make_interval(months => 12 * (${of("years")}) + ${delay}))::date`;
  return `select t.id || ':retirement' as key, t.place_code, t.reference, p.name, t.kind as subject,
      jsonb_build_array(${termLine("t")}, ${line(
        `'按出生日期 ' || p.birth || '，' || r.day || ' 到退休年龄'`,
        `'Born ' || p.birth || ': reached retirement on ' || r.day`,
        `'registry.person'`,
        "t.reference",
        "r.day",
      )}) as evidence
    from ${PAID} t join registry.person p on p.county = t.county and p.reference = t.reference
    cross join lateral (select ${old} as old) o cross join lateral (select ${day} as day) r
    where t.paid && daterange(r.day, null)`;
}

export const exclusiveAids: Pattern = {
  code: "exclusiveAids",
  name: { zh: "同时享受互斥的两项", en: "Two aids at once that exclude one another" },
  sql: (site) => {
    const own = `select a.id || ':' || b.id as key, a.place_code, a.reference, p.name, a.kind || ' / ' || b.kind as subject,
        jsonb_build_array(${termLine("a")}, ${termLine("b")}) as evidence
      from ${PAID} a join ${PAID} b on b.reference = a.reference and b.id > a.id and b.exclusive = a.exclusive
      join registry.person p on p.county = a.county and p.reference = a.reference
      where a.exclusive <> '' and a.paid && b.paid`;
    return [own, ...site.checks.aids.map((aid) => aidSql(site, aid))].filter(Boolean).join("\nunion all\n");
  },
};

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const basisOf = ({ reference, assumed }: CheckOffice["checks"]["aids"][number]) =>
  assumed ? `${reference}，按此理解` : reference;

/** An aid without an end still runs. */
function aidSql(site: CheckOffice, aid: CheckOffice["checks"]["aids"][number]): string | undefined {
  const rows = registerRowsSql(site, { ...aid, columns: { begins: aid.from, ends: aid.until } });
  if (rows === undefined) return undefined;
  return `select t.id || ':' || a.register || ':' || a.begins as key, t.place_code, t.reference, p.name,
      t.kind || ' / ' || a.register as subject,
      jsonb_build_array(${termLine("t")}, ${line(
        `a.register || '：' || a.begins || ' 起（' || ${literal(basisOf(aid))} || '）'`,
        `a.register || ' since ' || a.begins || ' (' || ${literal(basisOf(aid))} || ')'`,
        "a.register",
        "a.row",
        "a.begins",
      )}) as evidence
    from ${PAID} t join ${rows} a on a.reference = t.reference and a.begins is not null
    join registry.person p on p.county = t.county and p.reference = t.reference
    where t.exclusive = '${aid.exclusive}' and t.paid && daterange(a.begins::date,
      case when a.ends is not null then greatest(a.begins::date, a.ends::date) end)`;
}
