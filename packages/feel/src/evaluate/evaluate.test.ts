import { rules } from "../testing/evaluated.ts";

rules({
  "numbers are decimals of 34 digits": `
    0.1 + 0.2 = 0.3 ==> true
    1 / 3 ==> 0.3333333333333333333333333333333333
    1 / 0 ==> null
    2 ** 0.5 ==> 1.414213562373095048801688724209698
    (-8) ** 0.5 ==> null
    10 ** 6000 * 10 ** 6000 ==> null
    5 ** -2 ==> 0.04
    1.50 = 1.5 ==> true
    -5 - -3 ==> -2
    .5e1 ==> 5
  `,
  "arithmetic knows the kinds of the tables and nothing else": `
    "自" + "强" ==> "自强"
    "a" - "a" ==> null
    1 + "1" ==> null
    1 + null ==> null
    true + 1 ==> null
    [1] + 1 ==> null
    {a: 1} * 2 ==> null
    [1..2] + 1 ==> null
    -"a" ==> null
    -duration("P1M") ==> -P1M
  `,
  "equality: null equals null alone, kinds never mix": `
    null = null ==> true
    1 = null ==> false
    null != 1 ==> true
    1 = "1" ==> null
    false = 0 ==> null
    1 != "1" ==> null
    [1, 2] = [1, 2] ==> true
    [1, 2] = [2, 1] ==> false
    [] = [] ==> true
    [1, null] = [1, null] ==> true
    {a: 1, b: 2} = {b: 2, a: 1} ==> true
    {a: 1} = {a: 1, b: 2} ==> false
    [1..3] = [1..3] ==> true
    [1..3] = [1..3) ==> false
    duration("P1D") = duration("PT24H") ==> true
    duration("P1Y") = duration("P365D") ==> null
  `,
  "comparison with null, or of two kinds, is null": `
    1 < null ==> null
    null >= null ==> null
    1 < "2" ==> null
    "甲" < "乙" ==> false
    "𠮷" > "\\uFFFD" ==> true
    true > false ==> null
    [1] < [2] ==> null
    date("2020-01-01") < date and time("2020-01-02T00:00:00") ==> null
    1 between 1 and 2 ==> true
    1 between null and 0 ==> false
    1 between null and 2 ==> null
  `,
  "and, or and not are three-valued": `
    true and null ==> null
    false and null ==> false
    null and false ==> false
    true or null ==> true
    null or null ==> null
    false or "a" ==> null
    true and 1 ==> null
    not(null) ==> null
    not(1) ==> null
    false and 1 / 0 > 1 ==> false
  `,
  "if takes the else branch unless the condition is true": `
    if 1 = 1 then "y" else "n" ==> "y"
    if null then "y" else "n" ==> "n"
    if "true" then "y" else "n" ==> "n"
    if 1 = "1" then "y" else "n" ==> "n"
  `,
  "in: values, ranges, comparisons and lists of them": `
    5 in [1..5] ==> true
    5 in [1..5) ==> false
    5 in ]1..5] ==> true
    5 in (1, > 4) ==> true
    5 in [1, 2, 5] ==> true
    5 in [[1..2], [4..6]] ==> true
    5 in null ==> false
    null in [1..5] ==> null
    null in [1, null] ==> true
    5 in [1..null] ==> null
    0 in [1..null] ==> false
    [1, 2] in [[1, 2], [3]] ==> true
    5 in != 5 ==> false
    5 in (= 5) ==> true
    "b" in ["a".."c"] ==> true
    5 in (? > 4) ==> true
  `,
  "quantifiers over null conditions are three-valued": `
    some x in [1, null, 3] satisfies x > 2 ==> true
    some x in [1, null] satisfies x > 2 ==> null
    some x in [1, 2] satisfies x > 2 ==> false
    every x in [3, null] satisfies x > 2 ==> null
    every x in [1, null] satisfies x > 2 ==> false
    every x in [] satisfies x > 2 ==> true
    some x in [] satisfies x > 2 ==> false
    some x in [1, 2], y in [2, 3] satisfies x = y ==> true
    some x in [[1], [5]], y in x satisfies y > 4 ==> true
    every x in 1..3 satisfies x < 4 ==> true
    some x in 7 satisfies x = 7 ==> true
  `,
  "for runs through lists, numbers and dates, up or down": `
    for x in [1, 2] return x * 2 ==> [2, 4]
    for x in [1, 2], y in [10, 20] return x + y ==> [11, 21, 12, 22]
    for x in 3..1 return x ==> [3, 2, 1]
    for x in 1 + 1..4 - 1 return x ==> [2, 3]
    for x in 1..x return x ==> null
    for x in 0..4 return if x = 0 then 1 else x * partial[-1] ==> [1, 1, 2, 6, 24]
    for d in date("2024-02-28")..date("2024-03-01") return string(d) ==> ["2024-02-28", "2024-02-29", "2024-03-01"]
    for x in (1..4) return x ==> [2, 3]
    for x in [] return x ==> []
    for 户 in [{口: 2}, {口: 3}] return 户.口 ==> [2, 3]
  `,
  "filters pick by position or by condition": `
    [10, 20, 30][2] ==> 20
    [10, 20, 30][-1] ==> 30
    [10, 20, 30][0] ==> null
    [10, 20, 30][4] ==> null
    [10, 20, 30][item > 15] ==> [20, 30]
    [{a: 1}, {a: 2}][a = 2] ==> [{a: 2}]
    [{a: 1}, {a: 2}][item.a = 2].a ==> [2]
    [{item: 1}, {item: 2}][item > 1] ==> [{item: 2}]
    [1, 2, 3][true] ==> [1, 2, 3]
    [1, 2, 3][null] ==> []
    5[1] ==> 5
    5[item > 6] ==> []
    null[1] ==> null
    [1, null, 3][item = null] ==> [null]
    [1, 2, 3][item > 1][1] ==> 2
  `,
  "paths reach into contexts, lists and values": `
    {a: {b: 1}}.a.b ==> 1
    {a: 1}.b ==> null
    [{a: 1}, {a: 2}, {}].a ==> [1, 2, null]
    "text".length ==> null
    {a b: 1}.a b ==> 1
    date("2024-05-06").weekday ==> 1
    [1..10).end included ==> false
    (> 5).start ==> 5
    (> 5).end ==> null
  `,
  "contexts see their earlier entries; a key twice is an error": `
    {a: 1, b: a + 1, c: {d: b}} ==> {a: 1, b: 2, c: {d: 2}}
    {a: 1, a: 2} ==> null
    {"": 1} ==> {"": 1}
    {a+b: 1}.a+b ==> 1
    {f: function(x) x + 1, y: f(2)}.y ==> 3
  `,
  "functions close over their place, take names and coerce": `
    (function(a, b) a - b)(5, 3) ==> 2
    (function(a, b) a - b)(b: 5, a: 3) ==> -2
    (function(a) a)(1, 2) ==> null
    (function(a: number) a)("x") ==> null
    (function(a: number) a)([7]) ==> 7
    (function(a: list<number>) a)(7) ==> [7]
    (function(a) function(b) a * b)(3)(4) ==> 12
    {count: function(x) "mine", y: count([1])}.y ==> "mine"
    no_such(1) ==> null
    null(1) ==> null
    abs(n: -1) ==> 1
    abs(m: -1) ==> null
    for f in [abs, floor] return f(-1.5) ==> [1.5, -2]
  `,
  "instance of": `
    1 instance of number ==> true
    null instance of Any ==> false
    null instance of Null ==> true
    [1, 2] instance of list<number> ==> true
    [1, "a"] instance of list<number> ==> false
    {a: 1, b: "x"} instance of context<a: number> ==> true
    {b: "x"} instance of context<a: number> ==> false
    [1..3] instance of range<number> ==> true
    [1..3] instance of range<date> ==> false
    duration("P1Y") instance of years and months duration ==> true
    date and time("2020-01-01T00:00:00") instance of date ==> false
    (function() "a") instance of function<> -> string ==> true
    (function(a: context<a: string>) 1) instance of function<context<a: string, b: string>> -> number ==> true
    (function(a: context<a: string, b: string>) 1) instance of function<context<a: string>> -> number ==> false
  `,
});
