import { html, speechIn } from "@olive/http/page";
import { expect, test } from "vitest";
import { ownPath } from "./serve-language.ts";
import { classOf, classStep } from "./tile-map.ts";

test("what is put into a page is escaped, unless it is HTML already", () => {
  const cells = [html`<td>${"<b>"}</td>`, html`<td>${7}</td>`];
  expect(html`<tr title="${`"&'`}">${cells}${false}${null}</tr>`.html).toBe(
    '<tr title="&quot;&amp;&#39;"><td>&lt;b&gt;</td><td>7</td></tr>',
  );
});

test("days and numbers stand in the reader's language, a hidden count in words", () => {
  expect(speechIn("zh").day("2022-05-07")).toBe("2022年5月7日");
  expect(speechIn("en").day("2022-05-07")).toBe("7 May 2022");
  expect(speechIn("zh").count(1234567)).toBe("1,234,567");
  expect(speechIn("zh").count(null)).toBe("不公开");
});

test.each([
  ["/a?b=c", "/a?b=c"],
  ["//a", "/"],
  ["/\\a", "/"],
  ["a", "/"],
  [undefined, "/"],
])("from %s the way back is %s", (given, way) => {
  expect(ownPath(given)).toBe(way);
});

test.each([
  [0, 1],
  [3, 1],
  [24, 10],
  [471, 200],
  [1832, 500],
  [65_732, 20_000],
])("a highest value of %i makes classes of %i, and lies in the last of four at most", (highest, step) => {
  expect(classStep(highest)).toBe(step);
  expect(classOf(highest, step)).toBeLessThanOrEqual(4);
});
