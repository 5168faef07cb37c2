import type { CountyPack } from "../register/county-pack.ts";
import type { ColumnDefinition, RegisterDefinition } from "../register/definition.ts";
import { columnOf, quoted, subjectExpression, tableOf } from "../register/sql.ts";

/** The column of a register that says what somebody is called, as the county's directory names it. */
export function nameColumn(register: RegisterDefinition, name: string): ColumnDefinition | undefined {
  return register.columns.find((column) => column.name === name || column.aliases.includes(name));
}

export function sexColumn(register: RegisterDefinition): ColumnDefinition | undefined {
  return register.columns.find(({ type }) => type === "sex");
}

/** Registers whose rows are people's, beside the one that the directory is made of. */
export function otherPeopleRegisters({ registers }: CountyPack): RegisterDefinition[] {
  return registers.filter(({ subject, population }) => subject?.entity === "person" && !population);
}

/**
 * One number of whom departments say different things. The right side is a digest of what they say: with another
 * contradiction it is another clash, and what was decided of the first stays decided. $1 is the county.
 */
export function numberClashSql(county: CountyPack, name: string): string | undefined {
  const parts = otherPeopleRegisters(county).flatMap((register) => {
    const id = subjectExpression(register, "t.") ?? "null";
    const from = `from ${tableOf(register)} t join registry.person p on p.county = t.county and p.resident_id = ${id}
      where t.county = $1 and t.replaced_on is null`;
    const called = nameColumn(register, name);
    const sex = sexColumn(register);
    return [
      ...(called === undefined
        ? []
        : [
            clashPart(
              "nameClash",
              `t.${quoted(called.code)}`,
              `${from} and t.${quoted(called.code)} <> p.name`,
            ),
          ]),
      ...(sex === undefined
        ? []
        : [
            clashPart(
              "sexClash",
              `t.${quoted(sex.code)}`,
              `${from} and t.${quoted(sex.code)} <> case p.sex when 'male' then '男' else '女' end`,
            ),
          ]),
    ];
  });
  if (parts.length === 0) return undefined;
  return `select reference as left, place_code as left_place, place_code as right_place,
      array_agg(distinct rule) as rules, ${digestOf("value")} as right
    from (${parts.join(" union all ")}) clashes group by reference, place_code`;
}

function clashPart(rule: string, value: string, rest: string): string {
  return `select p.reference, p.place_code, '${rule}' as rule, ${value}::text as value ${rest}`;
}

function digestOf(value: string): string {
  return `substr(encode(sha256(convert_to(string_agg(distinct ${value}, chr(1) order by ${value}), 'UTF8')), 'hex'), 1, 32)`;
}

/** Registers whose key is a credit code, with the column that names the business (the first text) and its place. */
export function codeRegisters({ registers }: CountyPack) {
  return registers.flatMap((register) => {
    const [key, ...others] = register.key;
    const name = register.columns.find(({ type }) => type === "text");
    const isCode = register.columns.some((column) => column.name === key && column.type === "creditCode");
    if (key === undefined || others.length > 0 || !isCode || name === undefined) return [];
    return [{ register, key, name, place: register.columns.find(({ type }) => type === "place") }];
  });
}

/** One credit code that one day's data give different names: a change of name comes with another day. */
export function codeClashSql(county: CountyPack): string | undefined {
  const parts = codeRegisters(county).map(({ register, key, name, place }) => {
    const code = `t.${columnOf(register, key)}`;
    const where = place === undefined ? "null" : `max(t.${quoted(place.code)})`;
    return `select ${code} as left, ${where} as left_place, ${where} as right_place, array['codeClash'] as rules,
        ${digestOf(`t.${quoted(name.code)}`)} as right
      from ${tableOf(register)} t where t.county = $1 and t.${quoted(name.code)} is not null
      group by ${code}, t.extract_on having count(distinct t.${quoted(name.code)}) > 1`;
  });
  return parts.length === 0 ? undefined : parts.join(" union all ");
}
