import type { Database } from "@olive/db";
import { type DirectorySource, getColumn, loadCounty, readDirectorySource } from "@olive/registry";

/** 陈 is the commonest name of the region, and a village shares a few: the ranks of `surnames` fall off as 1/rank. */
const SURNAMES = [..."陈王张徐李方吴郑胡叶黄周朱金钱戴邵曹盛楼陶单曾范倪祝洪汪翁鲍"];
const GIVEN = [..."伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文玉春红梅海燕飞云龙志宏俊晓峰雪琴"];

/**
 * The population register of the first county, filled by the database: ID numbers on the unassigned area code
 * 330799, villages of uneven size, a few surnames that most people share.
 */
export async function makePeople(db: Database, people: number): Promise<DirectorySource> {
  const pack = loadCounty("wucheng");
  const source = readDirectorySource(pack);
  const { county, register } = source;
  const codeOf = (name = "") => getColumn(register, name).code;
  const columns = register.columns.map(({ code }) => `${code} text collate "C"`).join(", ");
  await db.query("create schema if not exists register");
  await db.query(`drop table if exists register.${register.code}`);
  await db.query(`create unlogged table register.${register.code}
    (county text, ${columns}, extract_on date, file_id int, row_no int, replaced_on date)`);
  const villages = [...pack.knownPlaceCodes].filter((code) => !code.endsWith("000"));
  await db.query(
    `insert into register.${register.code}
       (county, ${codeOf(register.subject?.by)}, ${codeOf(source.name)}, ${codeOf(source.place)}, row_no,
        ${codeOf(source.phone)}, ${codeOf(register.household?.by)})
     select $1, '330799' || to_char(date '1930-01-01' + n % 30000, 'YYYYMMDD') || lpad((n / 30000 + 1)::text, 3, '0')
         || substr('10X98765432', n % 11 + 1, 1),
       ($3::text[])[1 + floor(cardinality($3::text[]) ^ r1)::int % cardinality($3::text[])]
         || ($4::text[])[1 + floor(r2 * cardinality($4::text[]))::int]
         || case when r3 < 0.85 then ($4::text[])[1 + floor(r4 * cardinality($4::text[]))::int] else '' end,
       ($2::text[])[1 + floor(r5 * r5 * cardinality($2::text[]))::int], n,
       case when r3 < 0.7 then '1' || (30000000 + n * 7) % 100000000 + 3800000000 end, 'H' || n / 3
     from (select n, random() as r1, random() as r2, random() as r3, random() as r4, random() as r5
           from generate_series(1, $5::int) as n) as drawn`,
    [county, villages, SURNAMES, GIVEN, people],
  );
  return source;
}
