import type { Database } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";

/** Notes which notices ran out. The public page doesn't wait for it: it looks at the day itself. */
export async function expireNotices(db: Database, now: Date): Promise<number> {
  const expired = await db.query(
    `update recognition.notice set state = 'expired', closed_at = $2
     where state = 'published' and until_on < $1 returning id`,
    [fromDateNumber(today(now)), now],
  );
  return expired.length;
}
