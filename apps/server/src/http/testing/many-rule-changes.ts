import type { Database } from "@olive/db";

/** Enough that a number drawn at random is one of theirs. */
const CHANGES = 60;

/** Changes of a rule that await approval, each with everybody of the county on its list. */
export async function makeRuleChanges(db: Database, county: string, policy: string): Promise<void> {
  const values = [county, policy];
  await db.query(
    `insert into rules.policy_draft (county, policy, author, author_name, effective_on, base_hash, content, state)
     select $1, $2, 1, '甲', '2022-05-31', '', '{"criteria":null,"definitions":[],"parameters":[]}', 'submitted'
     from generate_series(1, ${CHANGES})`,
    values,
  );
  await db.query(
    `insert into rules.policy_change (county, policy, draft_id, content, note, reference, base_hash, effective_on,
       submitted_by, submitted_name, as_of, last_file_id, share, second_above, needs_second, list_digest, impact)
     select county, policy, id, content, '试', '虚构的依据', '', effective_on, author, author_name, effective_on, 1, 0, 1,
       false, '', '[]' from rules.policy_draft where county = $1 and policy = $2`,
    values,
  );
  await db.query(
    `insert into rules.change_person (change_id, county, policy, reference, place_code, before, after)
     select c.id, c.county, c.policy, p.reference, p.place_code, 'no', 'yes'
     from rules.policy_change c join registry.person p using (county) where c.county = $1 and c.policy = $2`,
    values,
  );
}
