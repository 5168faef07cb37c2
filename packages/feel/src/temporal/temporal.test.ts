import { rules } from "../testing/evaluated.ts";

rules({
  "dates: four digits, or more without a leading zero; the proleptic Gregorian calendar": `
    string(date("2024-02-29")) ==> "2024-02-29"
    date("2023-02-29") ==> null
    string(date("-2017-12-31")) ==> "-2017-12-31"
    string(date("999999999-12-31")) ==> "999999999-12-31"
    string(date(-999999999, 1, 1)) ==> "-999999999-01-01"
    date("1000000000-01-01") ==> null
    date("01211-12-31") ==> null
    date("998-12-31") ==> null
    date("+2017-12-31") ==> null
    date("2012-12-25T") ==> null
    date("2012/12/25") ==> null
    date(2017, 13, 1) ==> null
    date(2017.5, 1, 1) ==> null
    date(date and time("2017-08-14T14:25:00")) = date("2017-08-14") ==> true
  `,
  "times: offsets to 14 hours, regions that exist": `
    string(time("01:02:03")) ==> "01:02:03"
    string(time("01:02:03.5+08:00")) ==> "01:02:03.5+08:00"
    string(time("01:02:03-00:00")) ==> "01:02:03Z"
    string(time("01:02:03@Asia/Shanghai")) ==> "01:02:03@Asia/Shanghai"
    time("01:02:03@Nowhere/City") ==> null
    time("01:02:03+19:00") ==> null
    time("24:00:00") ==> null
    time("1:02:03") ==> null
    string(time(11, 59, 45.25, duration("-PT2H45M55S"))) ==> "11:59:45.25-02:45:55"
    string(time(date("2017-08-10"))) ==> "00:00:00Z"
    string(time(date and time("2017-08-10T10:20:00@Europe/Paris"))) ==> "10:20:00@Europe/Paris"
  `,
  "dates and times": `
    string(date and time("2012-12-24")) ==> "2012-12-24T00:00:00"
    string(date and time("-99999-12-31T11:22:33")) ==> "-99999-12-31T11:22:33"
    date and time("2012-12-24T24:00:00") ==> null
    date and time("2012-12-24T10:00:00+01:00@Europe/Paris") ==> null
    string(date and time(date("2017-01-01"), time("23:59:01Z"))) ==> "2017-01-01T23:59:01Z"
    string(date and time(date and time("2017-01-01T00:00:00@Asia/Dhaka"), time("23:59:01"))) ==> "2017-01-01T23:59:01"
  `,
  "durations keep years and months apart from days and time": `
    string(duration("P26M")) ==> "P2Y2M"
    string(duration("PT1000M0.5S")) ==> "PT16H40M0.5S"
    string(duration("-P1DT24H")) ==> "-P2D"
    string(duration("P0Y")) ==> "P0M"
    string(duration("P0D")) ==> "PT0S"
    duration("P") ==> null
    duration("PT") ==> null
    duration("P1DT") ==> null
    duration("P1Y1D") ==> null
    duration("P1W") ==> null
    duration("1Y") ==> null
  `,
  "a month's end is held": `
    string(date("2020-01-31") + duration("P1M")) ==> "2020-02-29"
    string(date("2020-02-29") + duration("P1Y")) ==> "2021-02-28"
    string(date("2021-03-31") - duration("P1M")) ==> "2021-02-28"
    date("999999999-12-31") + duration("P1D") ==> null
  `,
  "a date moves by whole days of a duration, downwards": `
    string(date("2021-01-01") + duration("PT36H")) ==> "2021-01-02"
    string(date("2021-01-02") - duration("PT1S")) ==> "2021-01-01"
    string(date("2021-01-02") - duration("-PT25H")) ==> "2021-01-03"
    string(duration("P1D") + date("2021-01-01")) ==> "2021-01-02"
    duration("P1D") - date("2021-01-01") ==> null
  `,
  "times turn over at midnight and keep their zone": `
    string(time("23:30:00") + duration("PT1H")) ==> "00:30:00"
    string(time("00:30:00@Asia/Shanghai") - duration("PT1H")) ==> "23:30:00@Asia/Shanghai"
    time("10:00:00") + duration("P1M") ==> null
    string(time("10:10:10") - time("11:10:10")) ==> "-PT1H"
    time("10:10:10") - time("11:10:10Z") ==> null
  `,
  "a date counts as its midnight in UTC when another zone is compared": `
    string(date("2021-01-02") - date("2021-01-01")) ==> "P1D"
    string(date and time("2021-01-02T10:10:10@Europe/Paris") - date("2021-01-01")) ==> "P1DT9H10M10S"
    date and time("2021-01-01T00:00:00") - date("2021-01-02") ==> null
    string(date and time("2021-01-02T10:10:10+01:00") - date and time("2021-01-01T10:10:10@Europe/Paris")) ==> "P1D"
  `,
  "a region's clock follows its rules": `
    string(date and time("2020-03-29T01:30:00@Europe/Paris") + duration("PT1H")) ==> "2020-03-29T03:30:00@Europe/Paris"
    date and time("2020-06-01T12:00:00@Europe/Paris").time offset = duration("PT2H") ==> true
    date and time("2020-12-01T12:00:00@Europe/Paris").time offset = duration("PT1H") ==> true
    date and time("1990-07-01T12:00:00@Asia/Shanghai").time offset = duration("PT9H") ==> true
  `,
  "durations times numbers are cut off towards zero": `
    string(1.5 * duration("P4DT1H")) ==> "P6DT1H30M"
    string(-2.5 * duration("P1Y11M")) ==> "-P4Y9M"
    string(duration("P10Y11M") / 2.5) ==> "P4Y4M"
    duration("P10D") / duration("P5D") ==> 2
    duration("P10D") / duration("P0D") ==> null
    duration("P1Y") / duration("P1D") ==> null
    duration("P1Y") * duration("P1Y") ==> null
    duration("P1Y") + duration("P1D") ==> null
  `,
  "points in time are the same by the clock, ordered on the time line": `
    time("10:00:00Z") = time("10:00:00+00:00") ==> true
    time("10:00:00@Europe/Paris") = time("10:00:00") ==> false
    date and time("2018-12-08T00:00:00+00:00") = date and time("2018-12-08T00:00:00@Etc/UTC") ==> false
    date and time("2018-12-08T01:00:00+01:00") <= date and time("2018-12-08T00:00:00Z") ==> true
    date and time("2018-12-08T01:00:00") < date and time("2018-12-09T00:00:00Z") ==> null
    is(time("12:00:00"), time("12:00:00Z")) ==> false
    is(time("23:00:50@Australia/Melbourne"), time("23:00:50+10:00")) ==> true
    is(date("2012-12-25"), date and time("2012-12-25T00:00:00")) ==> false
  `,
  properties: `
    date and time("2018-12-10T10:30:01.5").second ==> 1
    time("10:30:00+05:00").time offset = duration("PT5H") ==> true
    time("10:30:00").timezone ==> null
    time("10:30:00@Etc/UTC").timezone ==> "Etc/UTC"
    duration("P1Y2M").years ==> 1
    duration("P1Y2M").days ==> null
    duration("P1DT2H3M4.5S").seconds ==> 4.5
    date("2018-12-10").hour ==> null
  `,
  "functions on dates": `
    day of year(date("2020-12-31")) ==> 366
    day of week(date("2026-11-23")) ==> "Monday"
    month of year(date("2026-11-23")) ==> "November"
    week of year(date("2003-12-29")) ==> 1
    week of year(date("2005-01-01")) ==> 53
    week of year(date("2010-01-03")) ==> 53
    string(years and months duration(date("2013-08-24"), date("2011-12-22"))) ==> "-P1Y8M"
    string(years and months duration(date("2016-01-30"), date("2016-02-29"))) ==> "P0M"
  `,
});
