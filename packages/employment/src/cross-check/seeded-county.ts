/**
 * For the test and the benchmark of cross-checks: a county in which everything is in order, and beside it matters of which
 * is known what is wrong with each. Invented people and firms, area code 330799.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import { type CountyPack, installRegisters, loadRegisters } from "@olive/registry";
import { COUNTY, creditOf, referenceOf, SUPPORT, VILLAGES } from "../testing/people.ts";
import type { CheckOffice } from "./check-site.ts";

const FACE = `absent: none
complete: true
freshDays: 45
limits: { rejectedShare: 0.2, changedShare: 0.5 }
department: 甲局
subject: { entity: person, by: 编号 }
key: [编号]
`;
const REGISTERS = {
  "01-insured.yaml": `code: insured_roll
name: 参保名册
file: 甲局_参保名册
title: { zh: 参保名册, en: Roll of the insured }
${FACE}columns:
  - { name: 编号, code: holder_id, type: code, level: L3 }
  - { name: 单位, code: employer, type: code, level: L2 }
  - { name: 状态, code: standing, type: listed, values: [在保, 停保], level: L2 }
  - { name: 起, code: begins_in, type: month, level: L2 }
  - { name: 止, code: ends_in, type: month, level: L2 }
`,
  "02-deceased.yaml": `code: deceased_roll
name: 去世名册
file: 甲局_去世名册
title: { zh: 去世名册, en: Roll of the deceased }
${FACE}columns:
  - { name: 编号, code: holder_id, type: code, level: L3 }
  - { name: 日期, code: died_on, type: date, level: L2 }
`,
};

export async function installSeededCounty(db: Database): Promise<CheckOffice> {
  const dir = mkdtempSync(join(tmpdir(), "olive-checks-"));
  for (const [name, text] of Object.entries(REGISTERS)) writeFileSync(join(dir, name), text);
  const registers = loadRegisters(dir);
  rmSync(dir, { recursive: true });
  await installRegisters(db, { code: COUNTY, registers } as unknown as CountyPack);
  return {
    ...{ county: { code: COUNTY, registers }, support: SUPPORT },
    checks: {
      death: { register: "deceased_roll", where: {}, on: "日期" },
      ...{ aids: [], publicMail: ["post.example"], backdateDays: 31 },
    },
    work: {
      ...{ register: "insured_roll", where: {}, running: { 状态: ["在保"] } },
      ...{ from: "起", until: "止", employer: "单位" },
    },
  };
}

export const DAY_OF_CHECK = "2024-06-30";

/** Support that somebody draws in order: nobody else's contact, no other job while it lasts. */
export async function seedOrder(db: Database, people: number): Promise<void> {
  const all = [COUNTY, people, VILLAGES[0]];
  await db.query(
    `insert into registry.person (county, resident_id, place_code, name, name_pinyin, initials, id_tail, sex, birth,
       present, reference)
     select $1, 'T' || n, $3, '人' || n, 'ren', 'r', 'T' || n, case n % 2 when 0 then 'male' else 'female' end,
       date '1980-01-01' + (n % 4000), true, lpad(to_hex(n), 32, '0') from generate_series(1, $2::int) n`,
    all,
  );
  // A former job that ended before the support began, as nearly everybody had.
  await db.query(
    `insert into register.insured_roll (county, holder_id, employer, standing, begins_in, ends_in, extract_on, file_id, row_no)
     select $1, 'T' || n, $3 || n % 500, '停保', date '2020-01-01', date '2023-06-01', date '2024-06-30', 1, n
     from generate_series(1, $2::int) n`,
    [COUNTY, people, "9199"],
  );
  await db.query(
    `insert into employment.support_term (county, place_code, reference, kind, from_on, until_on, base_until, exclusive,
       granted_by, granted_by_name)
     select $1, $3, lpad(to_hex(n), 32, '0'), case n % 3 when 0 then 'publicPost' when 1 then 'insuranceSubsidy' else 'wageTopUp' end,
       date '2023-07-01', date '2024-07-01', date '2024-07-01', case n % 3 when 2 then 'wageTopUp' else 'aid' end, 1, '甲'
     from generate_series(1, $2::int) n`,
    all,
  );
  await seedWork(db, people);
}

async function seedWork(db: Database, people: number): Promise<void> {
  const employers = Math.ceil(people / 20);
  await db.query(
    `insert into employment.employer (county, credit_code, place_code, name, weekly_cap, phone, bank_digest, mail_domain)
     select $1, '9133' || lpad(n::text, 14, '0'), $3, '单位' || n, 5, '0579-' || (8000000 + n), md5('b' || n),
       case n % 4 when 0 then 'post.example' else 'd' || n || '.example' end
     from generate_series(1, $2::int) n`,
    [COUNTY, employers, VILLAGES[0]],
  );
  await db.query(
    `insert into employment.vacancy (id, county, place_code, credit_code, employer_name, title, kind, seats, seats_taken, posted_by,
       posted_on, confirmed_on, confirm_by)
     select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, $3, '9133' || lpad(n::text, 14, '0'),
       '单位' || n, '岗位' || n, 'ordinary', 10, 10, 'official', date '2023-01-01', date '2024-06-01', date '2024-07-01'
     from generate_series(1, $2::int) n`,
    [COUNTY, employers, VILLAGES[0]],
  );
  // Ten people a post, entered within days, each with a contract of their own.
  await db.query(
    `insert into employment.placement (county, place_code, reference, name, vacancy_id, employer_name, credit_code, kind,
       began_on, standing, confirmed_on, confirmed_by, recorded_by, recorded_by_name, recorded_at, proof_digest)
     select $1, $3, lpad(to_hex(n), 32, '0'), '人' || n,
       ('00000000-0000-4000-8000-' || lpad(to_hex(1 + n / 20), 12, '0'))::uuid, '单位', '9133', 'ordinary',
       date '2023-02-01', 'confirmed', date '2023-03-01', '{"note": "劳动合同"}', 1, '甲', '2023-02-03', md5('p' || n)
     from generate_series(1, $2::int) n where n % 20 < 10 and 1 + n / 20 <= $4`,
    [COUNTY, people, VILLAGES[0], employers],
  );
  await db.query(
    `insert into employment.training_attendance (id, county, place_code, reference, course, held_on, held_at, from_time,
       until_time, account, account_name)
     select gen_random_uuid(), $1, $3, lpad(to_hex(n), 32, '0'), 'sewing', date '2024-05-06' + d, $3, '08:30', '11:30', 1, '甲'
     from generate_series(1, $2::int) n, generate_series(0, 1) d`,
    [COUNTY, people, VILLAGES[0]],
  );
}

/** What is wrong, pattern by pattern, as the keys or references that a check has to name; `n` is free of the others. */
export async function seedWrongs(
  db: Database,
  from: number,
  each: number,
): Promise<Map<string, Set<string>>> {
  const wrong = new Map<string, Set<string>>();
  const note = (pattern: string, what: string) => {
    wrong.set(pattern, (wrong.get(pattern) ?? new Set()).add(what));
  };
  for (let i = 0; i < each; i += 1) {
    const n = from + 10 * i;
    await wrongTerms(db, n, note);
    await wrongWork(db, n, note);
  }
  return wrong;
}

type Note = (pattern: string, what: string) => void;

async function wrongTerms(db: Database, n: number, note: Note): Promise<void> {
  const person = (k: number, birth = "1985-01-01") =>
    db.query(
      `insert into registry.person (county, resident_id, place_code, name, name_pinyin, initials, id_tail, sex, birth,
         present, reference) values ($1, $2, $3, '错' || $2, 'cuo', 'c', $2, 'male', $4, true, $5)`,
      [COUNTY, `T${n + k}`, VILLAGES[1], birth, referenceOf(n + k)],
    );
  const term = (k: number, kind: string, given: { until?: string; credit?: string; origin?: string } = {}) =>
    db.query(
      `insert into employment.support_term (county, place_code, reference, kind, from_on, until_on, base_until, exclusive,
         credit_code, origin, granted_by, granted_by_name)
       values ($1, $2, $3, $4, '2023-07-01', $5::date, '2024-07-01', 'aid', $6, $7, 1, '甲')`,
      [
        ...[COUNTY, VILLAGES[1], referenceOf(n + k), kind, given.until ?? "2024-07-01"],
        ...[given.credit ?? null, given.origin ?? "house"],
      ],
    );
  for (const k of [0, 1, 2, 3]) await person(k, k === 2 ? "1963-09-15" : undefined);
  await term(0, "publicPost", { credit: creditOf(n) });
  await db.query(
    `insert into register.insured_roll (county, holder_id, employer, standing, begins_in, ends_in, extract_on, file_id, row_no)
     values ($1, $2, '91OTHER', '在保', '2024-02-01', null, '2024-06-30', 2, $3), ($1, $2, $4, '在保', '2023-07-01', null, '2024-06-30', 2, $3)`,
    [COUNTY, `T${n}`, n, creditOf(n)],
  );
  note("insuredElsewhere", referenceOf(n));
  await term(1, "insuranceSubsidy");
  await db.query(
    `insert into register.deceased_roll (county, holder_id, died_on, extract_on, file_id, row_no) values ($1, $2, '2024-03-03', '2024-06-30', 3, $3)`,
    [COUNTY, `T${n + 1}`, n],
  );
  note("afterDeathOrRetirement", referenceOf(n + 1));
  await term(2, "insuranceSubsidy");
  note("afterDeathOrRetirement", referenceOf(n + 2));
  await term(3, "publicPost", { origin: "carriedOver" });
  await term(3, "insuranceSubsidy", { origin: "carriedOver" });
  note("exclusiveAids", referenceOf(n + 3));
}

async function wrongWork(db: Database, n: number, note: Note): Promise<void> {
  const employer = (code: string, rest: readonly (string | null)[]) =>
    db.query(
      `insert into employment.employer (county, credit_code, place_code, name, weekly_cap, phone, bank_digest, mail_domain)
       values ($1, $2, $3, '影子' || $2, 5, $4, $5, $6)`,
      [COUNTY, code, VILLAGES[1], ...rest],
    );
  await employer(`P${n}a`, [`139 ${n}`, null, null]);
  await employer(`P${n}b`, [`139-${n}`, null, null]);
  await employer(`B${n}a`, [null, `bank${n}`, "post.example"]);
  await employer(`B${n}b`, [null, `bank${n}`, "post.example"]);
  await employer(`M${n}a`, [null, null, `Shell${n}.example`]);
  await employer(`M${n}b`, [null, null, `shell${n}.example`]);
  for (const kind of ["P", "B", "M"]) note("sharedContact", `影子${kind}${n}a、影子${kind}${n}b`);
  const post = `00000000-0000-4000-9000-${n.toString(16).padStart(12, "0")}`;
  await db.query(
    `insert into employment.vacancy (id, county, place_code, credit_code, employer_name, title, kind, seats, posted_by, posted_on,
       confirmed_on, confirm_by) values ($1, $2, $3, 'x', '满员', '岗位' || $4::text, 'ordinary', 1, 'official', '2023-01-01', '2024-06-01', '2024-07-01')`,
    [post, COUNTY, VILLAGES[1], n],
  );
  note("overSeats", `满员 岗位${n}`);
  const placed = (k: number, given: { post?: string; at: string; proof: string; note?: string }) =>
    db.query(
      `insert into employment.placement (county, place_code, reference, name, vacancy_id, employer_name, credit_code, kind,
         began_on, standing, confirmed_on, confirmed_by, recorded_by, recorded_by_name, recorded_at, proof_digest)
       values ($1, $2, $3, '错', $4, '单位', 'x', 'ordinary', '2023-02-01', 'confirmed', '2023-03-01', $5, 1, '甲', $6, $7)`,
      [
        ...[
          COUNTY,
          VILLAGES[1],
          referenceOf(n + k),
          given.post ?? null,
          JSON.stringify({ note: given.note ?? "" }),
        ],
        ...[given.at, given.proof],
      ],
    );
  await placed(4, { post, at: "2023-02-02", proof: `a${n}` });
  await placed(5, { post, at: "2023-02-02", proof: `b${n}` });
  await placed(6, { at: "2023-06-30", proof: `c${n}` });
  note("backdated", referenceOf(n + 6));
  await placed(7, { at: "2023-02-02", proof: `same${n}` });
  await placed(8, { at: "2023-02-02", proof: `same${n}` });
  note("sharedProof", `same${n}`);
  await db.query(
    `insert into registry.person (county, resident_id, place_code, name, name_pinyin, initials, id_tail, sex, birth,
       present, reference) values ($1, $2, $3, '错', 'cuo', 'c', $2, 'male', '1985-01-01', true, $4)`,
    [COUNTY, `T${n + 9}`, VILLAGES[1], referenceOf(n + 9)],
  );
  for (const [place, start] of [
    [VILLAGES[2], "08:30"],
    [VILLAGES[3], "10:00"],
    [VILLAGES[3], "13:00"],
  ]) {
    await db.query(
      `insert into employment.training_attendance (id, county, place_code, reference, course, held_on, held_at, from_time,
         until_time, account, account_name)
       values (gen_random_uuid(), $1, $2, $3, 'sewing', '2024-05-06', $4, $5::time, $5::time + interval '2 hours', 1, '甲')`,
      [COUNTY, VILLAGES[1], referenceOf(n + 9), place, start],
    );
  }
  note("ghostAttendance", referenceOf(n + 9));
}
