import type { Queryable } from "@olive/db";
import type { Wording } from "@olive/kernel";
import { APPLICATION_STATES, type ApplicationState } from "./application-life-cycle.ts";

/** A line of the officials' list. */
export interface ApplicationLine {
  readonly id: string;
  readonly authorisation: string;
  readonly creditCode: string;
  readonly name: string;
  readonly place: string;
  readonly bank: string;
  readonly bankName: Wording | null;
  readonly product: Wording;
  readonly state: ApplicationState;
  readonly sentAt: Date;
  readonly contactedAt: Date | null;
  readonly fundedOn: string | null;
  readonly offeredFen: number | null;
  readonly asked: number;
  readonly overdue: boolean;
}

export interface ApplicationFilter {
  readonly id?: string | undefined;
  readonly state?: string | undefined;
  readonly bank?: string | undefined;
  readonly asked?: boolean | undefined;
  readonly after?: { readonly sentAt: Date; readonly id: string } | undefined;
  readonly limit: number;
}

const LINE = `select a.id, a.authorisation, a.credit_code as "creditCode", w.business_name as name, a.place_code as place,
    a.bank, b.name as "bankName", p.body -> 'name' as product, a.state, a.sent_at as "sentAt",
    a.contacted_at as "contactedAt", a.funded_on::text as "fundedOn", a.overdue,
    (select max(o.amount_fen)::float8 from finance.offer o where o.county = a.county and o.application = a.id)
      as "offeredFen",
    (select count(*)::int from finance.asked_item i where i.county = a.county and i.application = a.id) as asked
  from finance.application a
  join finance.authorisation w on w.county = a.county and w.id = a.authorisation
  join finance.product_version p
    on p.county = a.county and p.bank = a.bank and p.code = a.product and p.version = a.product_version
  left join finance.bank b on b.county = a.county and b.code = a.bank`;

/** Applications of the scope, the newest first, one more than asked for where there are more. */
export function listApplications(
  db: Queryable,
  county: string,
  { id, state, bank, asked, after, limit }: ApplicationFilter,
): Promise<ApplicationLine[]> {
  return db.query<ApplicationLine>(
    `${LINE} where a.county = $1 and ($2::text is null or a.state = $2) and ($3::text is null or a.bank = $3)
       and (not $4 or exists (select from finance.asked_item i where i.county = a.county and i.application = a.id))
       and ($5::timestamptz is null or (date_trunc('milliseconds', a.sent_at), a.id) < ($5, $6::uuid))
       and ($8::uuid is null or a.id = $8)
     order by date_trunc('milliseconds', a.sent_at) desc, a.id desc limit $7`,
    [
      ...[county, state ?? null, bank ?? null, asked ?? false, after?.sentAt ?? null, after?.id ?? null],
      ...[limit + 1, id ?? null],
    ],
  );
}

export const stateOf = (code: ApplicationState) => ({ code, name: APPLICATION_STATES[code] });
