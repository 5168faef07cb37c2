import { randomUUID } from "node:crypto";
import { type Database, transaction } from "@olive/db";
import {
  addWorkingDays,
  type CalendarDate,
  fromDateNumber,
  toDateNumber,
  today,
  workingDaysBetween,
} from "@olive/kernel";
import { HELP, type HelpRequest, STANDING_SQL } from "../help/help-request.ts";
import type { HelpSite } from "../help/help-site.ts";
import { insertFinding } from "./inspection.ts";

/**
 * Requests that nobody answered, so many working days after they were due, become findings of the supervision: each
 * due date once, whoever sweeps. Before that the loop of cases has reminded the unit and told its head. Nothing ends by it.
 * @returns how many became findings.
 */
export async function superviseHelp(db: Database, site: HelpSite, now: Date): Promise<number> {
  const county = site.county.code;
  const latest = fromDateNumber(addWorkingDays(today(now), -site.help.supervisionAfter));
  return transaction(db, async (tx) => {
    const late = await tx.query<HelpRequest>(
      `select ${HELP} from finance.help_request r
       where county = $1 and due_on <= $2 and ${STANDING_SQL} in ('open', 'again')
         and not exists (select from finance.inspection_finding f
           where f.county = r.county and f.request = r.id and f.due_on = r.due_on and f.source = 'overdue')
       order by due_on, id for update of r skip locked`,
      [county, latest],
    );
    for (const { id, place, department, dueOn, businessName } of late) {
      await insertFinding(tx, site.office, "machine", {
        ...{ county, id: randomUUID(), inspection: null, request: id, dueOn, source: "overdue" as const },
        ...{ place, department, subjectName: businessName, now },
        body: `诉求应在 ${dueOn} 前答复，${workingDaysLate(dueOn, now)} 个工作日后仍未答复`,
      });
    }
    return late.length;
  });
}

function workingDaysLate(dueOn: string, now: Date): number {
  return workingDaysBetween(toDateNumber(dueOn as CalendarDate), today(now));
}
