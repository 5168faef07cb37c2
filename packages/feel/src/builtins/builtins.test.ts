import { rules } from "../testing/evaluated.ts";

rules({
  "strings count code points": `
    string length("𠮷田") ==> 2
    substring("foobar", 3) ==> "obar"
    substring("foobar", -2, 1) ==> "a"
    substring("𠮷田", 2) ==> "田"
    substring("foobar", 0) ==> null
    substring("foobar", 7) ==> null
    substring("foobar", 3, 0) ==> null
    substring(["foobar"], 3) ==> "obar"
    upper case("aBc4") ==> "ABC4"
    substring before("foobar", "bar") ==> "foo"
    substring before("foobar", "xyz") ==> ""
    substring after("foobar", "ob") ==> "ar"
    substring after("foobar", "") ==> "foobar"
    contains("foobar", "of") ==> false
    starts with("foobar", "") ==> true
    ends with(null, "r") ==> null
    string join(["a", null, "b"], "-") ==> "a-b"
    string join(["a", 1], "-") ==> null
    string join([], "-") ==> ""
  `,
  "patterns are XPath's": `
    matches("13812345678", "^1[3-9]\\d{9}$") ==> true
    matches("a\\nb", "a.b") ==> false
    matches("a\\nb", "a.b", "s") ==> true
    matches("x", "[A-Z-[OI]]", "i") ==> true
    matches("O", "[A-Z-[OI]]", "i") ==> false
    matches("a[b]", "[b]", "q") ==> true
    matches("hello world", "he llo\\ sworld", "x") ==> true
    matches("abc", "a", "z") ==> null
    matches("h", "(.)\\3") ==> null
    matches("a", "(?=a)") ==> null
    matches("中文", "^\\p{IsCJKUnifiedIdeographs}+$") ==> true
    replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") ==> "[1=ab][2=]cd"
    replace("abracadabra", "a(.)", "a$1$1") ==> "abbraccaddabbra"
    replace("abc", "b*", "x") ==> null
    replace("abc", "b", "$x") ==> null
    replace("abc", "b", "\\\\$") ==> "a$c"
    split("a;b;;", ";") ==> ["a", "b", "", ""]
    split("John Doe", "\\s") ==> ["John", "Doe"]
  `,
  conversions: `
    number("1 000 000,5", " ", ",") ==> 1000000.5
    number("1,000.5", ",", ",") ==> null
    number("00123") ==> 123
    number("abc") ==> null
    number("1,5", null, ",") ==> 1.5
    string(1.50) ==> "1.5"
    string([1, "a", null]) ==> "[1, \\"a\\", null]"
    string({a: "x"}) ==> "{a: \\"x\\"}"
    string(null) ==> null
    range("[1..3)") = [1..3) ==> true
    range("(..5]") = <= 5 ==> true
    range("[..5]") ==> null
    range("[3..1]") ==> null
    range("[date(\\"2020-01-01\\")..@\\"2020-02-01\\"]").start = date("2020-01-01") ==> true
    range("[a..b]") ==> null
    range("[constructor(\\"1\\")..2]") ==> null
  `,
  lists: `
    count([]) ==> 0
    count(5) ==> 1
    count(null) ==> null
    sum([1, 2.5]) ==> 3.5
    sum(1, 2) ==> 3
    sum([]) ==> null
    sum([1, null]) ==> null
    mean([1, 2]) ==> 1.5
    min("b", "a") ==> "a"
    max([]) ==> null
    max([1, "a"]) ==> null
    median([8, 2, 5, 3]) ==> 4
    mode([6, 3, 9, 6, 6, 3, 3]) ==> [3, 6]
    mode([]) ==> []
    stddev([47]) ==> null
    product([2, 3, 4]) ==> 24
    all([true, null]) ==> null
    all([false, null]) ==> false
    any([true, null]) ==> true
    all([]) ==> true
    all() ==> null
    any() ==> null
    mode() ==> null
    any([]) ==> false
    list contains([1, null], null) ==> true
    sublist([1, 2, 3], -2, 1) ==> [2]
    sublist([1, 2, 3], 4) ==> null
    append([1], 2, 3) ==> [1, 2, 3]
    concatenate([1], [2], 3) ==> [1, 2, 3]
    insert before([1, 3], 1, 2) ==> [2, 1, 3]
    insert before([1, 3], 3, 2) ==> null
    remove([1, 2], -1) ==> [1]
    reverse([1, 2]) ==> [2, 1]
    index of([1, 2, null, 2], 2) ==> [2, 4]
    union([1, 2], [2, 3]) ==> [1, 2, 3]
    distinct values([1, "1", 1, null, null]) ==> [1, "1", null]
    flatten([[1, [2]], 3]) ==> [1, 2, 3]
    list replace([1, 2], 3, 9) ==> null
    list replace([2, 4, 7], function(item, newItem) item < newItem, 5) ==> [5, 5, 7]
    list replace([2], function(item) true, 5) ==> null
    sort([3, 1, 2], function(x, y) x > y) ==> [3, 2, 1]
    sort(precedes: function(x, y) x.a < y.a, list: [{a: 2}, {a: 1}]) ==> [{a: 1}, {a: 2}]
    sort([1, "a"], function(x, y) x < y) ==> null
  `,
  numbers: `
    decimal(2.5, 0) ==> 2
    decimal(1/3, 2) ==> 0.33
    decimal(114.5, -1) ==> 110
    floor(-1.5) ==> -2
    ceiling(1.251, 2) ==> 1.26
    round up(-5.5, 0) ==> -6
    round down(5.5, 0) ==> 5
    round half up(-1.125, 2) ==> -1.13
    round half down(1.125, 2) ==> 1.12
    round up(1, 6177) ==> null
    abs(duration("-P1D")) = duration("P1D") ==> true
    modulo(-12, 5) ==> 3
    modulo(12, -5) ==> -3
    modulo(1, 0) ==> null
    sqrt(-1) ==> null
    log(0) ==> null
    exp(0) ==> 1
    odd(2.5) ==> false
    even(-2) ==> true
  `,
  "ranges and points": `
    before(1, 10) ==> true
    before([1..5), 5) ==> true
    before([1..5], 5) ==> false
    before([1..5), [5..9]) ==> true
    after([5..9], [1..5]) ==> false
    meets([1..5], [5..9]) ==> true
    meets([1..5), [5..9]) ==> false
    met by([5..9], [1..5]) ==> true
    overlaps([1..5], [3..8]) ==> true
    overlaps([1..5), [5..8]) ==> false
    overlaps before([1..5], [3..8]) ==> true
    overlaps before([3..8], [1..5]) ==> false
    overlaps after([3..8], [1..5]) ==> true
    overlaps after((1..5], [1..5]) ==> true
    overlaps after((1..5), [1..5]) ==> false
    overlaps after((1..5], [1..6]) ==> false
    overlaps before([1..5), [1..5]) ==> false
    overlaps before([1..5), (1..5]) ==> true
    finishes(10, [1..10]) ==> true
    finishes([5..10), [1..10]) ==> false
    finished by([1..10], [5..10]) ==> true
    includes([1..10], [1..10)) ==> true
    includes((1..10], [1..10]) ==> false
    during(5, (5..10]) ==> false
    during([4..6], [1..10)) ==> true
    starts(1, [1..10]) ==> true
    started by([1..10], [1..5)) ==> true
    coincides([1..5], [1..5)) ==> false
    coincides(5, 5) ==> true
    before(1, "a") ==> null
  `,
  contexts: `
    get value({a: 1}, "a") ==> 1
    get value({a: 1}, "b") ==> null
    get entries({a: 1}) ==> [{key: "a", value: 1}]
    context([{key: "a", value: 1}, {key: "b", value: 2}]) ==> {a: 1, b: 2}
    context([{key: "a", value: 1}, {key: "a", value: 2}]) ==> null
    context([{key: "a"}]) ==> null
    context put({x: 1}, "y", 2) ==> {x: 1, y: 2}
    context put({x: {y: 0}}, ["x", "y"], 2) ==> {x: {y: 2}}
    context put({x: 1}, [], 2) ==> null
    context put({x: 1}, ["y", "z"], 2) ==> null
    context put({x: 1}, ["x", "z"], 2) ==> null
    context put({}, "", 1) ==> {"": 1}
    context merge([{x: 1}, {x: 2, y: 3}]) ==> {x: 2, y: 3}
  `,
  arguments: `
    substring(string: "abc", start position: 2) ==> "bc"
    substring(string: "abc", start: 2) ==> null
    string length() ==> null
    string length("a", "b") ==> null
    date(from: "2020-01-01") = date("2020-01-01") ==> true
    date(year: 2020, month: 1, day: 2) = date("2020-01-02") ==> true
    years and months duration(from: date("2020-01-01"), to: date("2021-01-01")) = duration("P1Y") ==> true
  `,
});
