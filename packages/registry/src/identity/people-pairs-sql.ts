/** More people than that on one phone number are a village office's or a school's, not one person's. */
const PEOPLE_ON_A_PHONE = 5;
/** More than that of one name on one day are no slips: a register filled in with a stand-in name, say. */
const PEOPLE_OF_A_NAME = 10;
/** Digits of an ID number without its check character, and how many a typing error changes. */
const ID_DIGITS = 17;
const SLIPS = 2;

const COLUMNS =
  "a.reference as left, b.reference as right, a.place_code as left_place, b.place_code as right_place";

const DIFFERING = `(select count(*) from generate_series(1, ${ID_DIGITS}) i
  where substr(a.resident_id, i, 1) <> substr(b.resident_id, i, 1))`;

/**
 * People of one name, born on one day: in a county of a million there are thousands by chance, so that something else
 * has to agree as well. $1 is the county.
 */
export const SAME_NAME_AND_BIRTH = `
  with twins as materialized (
    select name, birth from registry.person where county = $1 and present and name <> ''
    group by name, birth having count(*) between 2 and ${PEOPLE_OF_A_NAME}
  ), pairs as (
    select ${COLUMNS}, array_remove(array[
      case when a.household = b.household then 'sameHousehold' end,
      case when a.place_code = b.place_code and right(a.place_code, 3) <> '000' then 'samePlace' end,
      case when ${DIFFERING} <= ${SLIPS} then 'nearNumber' end], null) as rules
    from twins join registry.person a using (name, birth) join registry.person b using (name, birth)
    where a.county = $1 and b.county = $1 and a.present and b.present and a.resident_id < b.resident_id
  )
  select * from pairs where cardinality(rules) > 0`;

/** People on one phone number whose names sound alike: a child on a parent's number has a name of its own. */
export const SAME_PHONE = `
  with shared as materialized (
    select phone, name_pinyin from registry.person
    where county = $1 and present and phone is not null and name_pinyin <> ''
    group by phone, name_pinyin having count(*) between 2 and ${PEOPLE_ON_A_PHONE}
  )
  select ${COLUMNS}, array['samePhone'] as rules
  from shared join registry.person a using (phone, name_pinyin) join registry.person b using (phone, name_pinyin)
  where a.county = $1 and b.county = $1 and a.present and b.present and a.resident_id < b.resident_id`;
