import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COLOURS, FONT } from "@olive/ui/tokens";
import { expect, test } from "vitest";
import { ROOT } from "./read-sources.ts";

const desk = readFileSync(join(ROOT, "apps/desk/src/style/base.css"), "utf8");
const field = readFileSync(join(ROOT, "apps/field/src/style/base.css"), "utf8");
const pages = readFileSync(join(ROOT, "apps/server/src/pages/style/1-base.css"), "utf8");

/** Custom properties of a style sheet, by their names without dashes in front. */
function variablesOf(css: string): Record<string, string> {
  return Object.fromEntries([...css.matchAll(/--([\w-]+): ([^;]+);/g)].map((match) => [match[1], match[2]]));
}
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const fontOf = (css: string) => /font-family:\s*([^;]+);/.exec(css)?.[1]?.replaceAll(/\s+/g, " ").trim();

/** What the server's pages call the same colours. */
const PAGES_NAMES = {
  green: "primary",
  "green-deep": "primaryDeep",
  "green-pale": "primaryPale",
  ink: "ink",
  "ink-2": "inkSecondary",
  line: "line",
  ground: "ground",
  amber: "warning",
  "amber-pale": "warningPale",
  red: "danger",
} as const;

test("the style sheets of desk, field and server have the house's colours and font", () => {
  const wanted = Object.entries(COLOURS).map(([name, colour]) => [kebab(name), colour]);
  expect(variablesOf(desk)).toMatchObject(Object.fromEntries(wanted));
  expect(variablesOf(field)).toMatchObject(Object.fromEntries(wanted));
  const shared = Object.entries(PAGES_NAMES).map(([name, token]) => [name, COLOURS[token]]);
  expect(variablesOf(pages)).toMatchObject(Object.fromEntries(shared));
  expect(fontOf(desk)).toBe(FONT);
  expect(fontOf(field)).toBe(FONT);
  expect(fontOf(pages)).toBe(FONT);
});

/** WCAG 2.2, relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const { paper, ground, primaryPale } = COLOURS;
test.each([
  ["ink", [paper, ground, primaryPale]],
  ["inkSecondary", [paper, ground, primaryPale, "#eef2f0"]],
  ["inkTertiary", [paper, ground]],
  ["primary", [paper, ground, primaryPale]],
  ["primaryHover", [paper, primaryPale]],
  ["danger", [paper, COLOURS.dangerPale]],
  ["warning", [paper, COLOURS.warningPale]],
  ["success", [paper, COLOURS.successPale]],
  ["info", [paper, COLOURS.infoPale]],
] as const)("%s can be read on every ground that it stands on (4.5:1)", (name, grounds) => {
  expect(grounds.filter((behind) => contrast(COLOURS[name], behind) < 4.5)).toEqual([]);
});

test("the lines of fields and buttons are seen (3:1)", () => {
  expect(contrast(COLOURS.controlLine, paper)).toBeGreaterThanOrEqual(3);
});
