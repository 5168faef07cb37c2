import type { Queryable } from "../connect.ts";

/** One column as the catalogue has it. */
export interface CatalogueColumn {
  readonly name: string;
  /** Type name of pg_type without modifiers, for instance int4; of an array, that of its elements. */
  readonly type: string;
  readonly isArray: boolean;
  readonly nullable: boolean;
  /** Filled by the database: identity, generated or default. */
  readonly optional: boolean;
  /** Never written: generated columns and identities "always". */
  readonly readOnly: boolean;
  readonly comment: string | null;
}

export interface CatalogueTable {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly CatalogueColumn[];
}

/** Tables and views of one schema with their columns and comments, in the order of their names. */
export async function readTables(db: Queryable, schema: string): Promise<CatalogueTable[]> {
  return db.query<CatalogueTable>(
    `select c.relname as name,
            obj_description(c.oid, 'pg_class') as comment,
            json_agg(json_build_object(
              'name', a.attname,
              'type', coalesce(e.typname, t.typname),
              'isArray', e.oid is not null,
              'nullable', not a.attnotnull,
              'optional', a.atthasdef or a.attidentity <> '',
              'readOnly', a.attgenerated <> '' or a.attidentity = 'a',
              'comment', col_description(c.oid, a.attnum)
            ) order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_type t on t.oid = a.atttypid
     left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
     where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
     group by c.oid, c.relname
     order by c.relname collate "C"`,
    [schema],
  );
}
