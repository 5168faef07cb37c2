import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { expect, test } from "vitest";
import { isOurs, ROOT, readManifests, readSources, type Source } from "./read-sources.ts";

/**
 * Who may know whom: the directions of docs/architecture.md. A package that is not here fails the test; a new
 * arrow is a decision, to be written down there first.
 */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  "@olive/kernel": [],
  "@olive/feel": ["kernel"],
  "@olive/db": ["kernel"],
  "@olive/http": ["kernel"],
  "@olive/access": ["kernel", "db", "http"],
  "@olive/registry": ["kernel", "db", "http", "access"],
  "@olive/rules": ["kernel", "db", "http", "access", "feel", "registry"],
  "@olive/cases": ["kernel", "db", "http", "access", "registry"],
  "@olive/recognition": ["kernel", "db", "http", "access", "registry", "rules", "cases"],
  "@olive/employment": ["kernel", "db", "http", "access", "registry", "rules", "cases", "recognition"],
  "@olive/finance": ["kernel", "feel", "db", "http", "access", "registry", "rules", "cases"],
  // A bank stands outside the house: it knows the protocol that the slice publishes, and nothing of the county.
  "@olive/bank": ["kernel", "feel", "db", "http", "finance"],
  "@olive/ui": ["kernel", "http"],
  "@olive/front": [],
  "@olive/public": ["kernel", "http", "access", "db", "employment", "finance"],
  "@olive/field": ["kernel", "http", "ui", "front", "access", "registry", "cases", "employment"],
  "@olive/desk": [
    "kernel",
    "http",
    "ui",
    "front",
    "access",
    "registry",
    "rules",
    "cases",
    "recognition",
    "employment",
    "finance",
  ],
  "@olive/demo": ["kernel"],
  "@olive/testing": ["kernel", "db"],
  "@olive/server": [
    ...[
      "kernel",
      "db",
      "http",
      "feel",
      "access",
      "registry",
      "rules",
      "cases",
      "recognition",
      "employment",
      "finance",
      "bank",
      "demo",
      "desk",
      "field",
      "front",
      "public",
    ],
  ],
  "@olive/bench": [
    "kernel",
    "db",
    "http",
    "feel",
    "access",
    "registry",
    "rules",
    "cases",
    "recognition",
    "employment",
    "finance",
    "bank",
    "demo",
  ],
  "@olive/e2e": ["testing", "db"],
};

const MOST_LINES = 400;
/** Names that say nothing of what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|common|manager|service|misc)\b/;

const manifests = readManifests();
const sources = readSources(manifests);
const product = sources.filter((source) => !source.isTest);

const packageOf = (specifier: string) => specifier.split("/").slice(0, 2).join("/");
const allowed = (owner: string) => (MAY_KNOW[owner] ?? []).map((name) => `@olive/${name}`);

test("every package depends only on those that its place allows", () => {
  expect(manifests.map(({ name }) => name).filter((name) => !(name in MAY_KNOW))).toEqual([]);
  const wrong = manifests.flatMap(({ name, dependencies }) =>
    dependencies.filter((other) => !allowed(name).includes(other)).map((other) => `${name} → ${other}`),
  );
  expect(wrong).toEqual([]);
});

test("the arrows run in no circle", () => {
  const reaches = (from: string, seen: ReadonlySet<string>): boolean =>
    allowed(from).some((next) => seen.has(next) || reaches(next, new Set([...seen, next])));
  expect(Object.keys(MAY_KNOW).filter((name) => reaches(name, new Set([name])))).toEqual([]);
});

test("every import follows the arrows; tests may add @olive/testing", () => {
  const wrong = sources.flatMap(({ path, owner, imports, isTest }) =>
    imports
      .filter(isOurs)
      .map(packageOf)
      .filter((other) => other !== owner && owner !== undefined && !allowed(owner).includes(other))
      .filter((other) => !(isTest && other === "@olive/testing"))
      .map((other) => `${path} → ${other}`),
  );
  expect(wrong).toEqual([]);
});

test("no file reaches into another package past its index", () => {
  const wrong = product.flatMap(({ path, imports }) => {
    const own = path
      .split("/")
      .slice(0, path.startsWith("packages/") || path.startsWith("apps/") ? 2 : 1)
      .join("/");
    return imports
      .filter((specifier) => specifier.startsWith("."))
      .filter((specifier) => !normalize(join(path, "..", specifier)).startsWith(`${own}/`))
      .map((specifier) => `${path} → ${specifier}`);
  });
  expect(wrong).toEqual([]);
});

test("a contract runs in the browser: it knows only zod, kernel, the contracts of http and others", () => {
  const isContract = ({ path }: Source) => /\/contract\.ts$|\/contracts\//.test(path);
  const fits = (specifier: string) =>
    ["zod", "@olive/kernel"].includes(specifier) || /contract|^\.\/[^/]+\.ts$/.test(specifier);
  const wrong = product
    .filter(isContract)
    .flatMap(({ path, imports }) => imports.filter((one) => !fits(one)).map((one) => `${path} → ${one}`));
  expect(wrong).toEqual([]);
});

test("desk and field run in the browser: of the house they know contracts, kernel, the client's part of http, and ui", () => {
  const inBrowser = ({ path }: Source) => /^apps\/(desk|field)\/src\/|^packages\/ui\/src\//.test(path);
  const fits = (specifier: string) =>
    ["@olive/kernel", "@olive/ui", "@olive/http/client", "@olive/http/language"].includes(specifier) ||
    /^@olive\/[a-z]+\/contract$/.test(specifier);
  const wrong = product
    .filter(inBrowser)
    .flatMap(({ path, imports }) =>
      imports
        .filter((one) => (isOurs(one) && !fits(one)) || one.startsWith("node:"))
        .map((one) => `${path} → ${one}`),
    );
  expect(wrong).toEqual([]);
});

test("the kernel runs everywhere: it reads no file, no network, no environment", () => {
  const wrong = product.filter(
    ({ owner, text }) => owner === "@olive/kernel" && /"node:|process\.|fetch\(/.test(text),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("no code knows a county: neither its name and code nor its registers, departments and groups", () => {
  const words = countyWords();
  expect(words.length).toBeGreaterThan(20);
  const wrong = product
    .filter(({ owner }) => owner !== YARDSTICKS)
    .flatMap(({ path, owner, text }) => {
      const code = withoutComments(text);
      const known = RECORD_KINDS.get(owner ?? "") ?? [];
      return words
        .filter((word) => !known.includes(word.name) && word.pattern.test(code))
        .map((word) => `${path}: ${word.name}`);
    });
  expect(wrong).toEqual([]);
});

test(`no file is longer than ${MOST_LINES} lines, and every name says what is inside`, () => {
  const written = sources.filter(({ path }) => !path.endsWith(".generated.ts"));
  expect(
    written.filter(({ text }) => text.split("\n").length > MOST_LINES + 1).map(({ path }) => path),
  ).toEqual([]);
  expect(
    written.filter(({ path }) => EMPTY_NAMES.test(path.split("/").at(-1) ?? "")).map(({ path }) => path),
  ).toEqual([]);
});

/** The benchmarks compare with one county's groups written by hand: that is what a yardstick is. */
const YARDSTICKS = "@olive/bench";

/** The demo's kinds of record, two of which are called like a group: `demo/extracts.yaml` says what becomes of them. */
const RECORD_KINDS = new Map([["@olive/demo", ["researcher", "trainedFarmer"]]]);

/** Comments may give a county's words as examples. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
}

interface CountyWord {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Every name that belongs to a county, read from the folders below counties/. */
function countyWords(): CountyWord[] {
  const folder = join(ROOT, "counties");
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [name, ...wordsOf(join(folder, name))]);
  return [...new Set(names)]
    .filter((name) => !ORDINARY.has(name))
    .map((name) => ({ name, pattern: patternOf(name) }));
}

/**
 * Words that are not a county's alone: the invented county's name stands for any county in the API's examples, and
 * the national disability card is called like the register that holds it.
 */
const ORDINARY = new Set(["example", "橄溪县", "残疾人证"]);

function wordsOf(county: string): string[] {
  const about = readFileSync(join(county, "county.yaml"), "utf8");
  const registers = yamlFiles(join(county, "registers")).flatMap((text) =>
    ["name", "department", "file"].map((field) => fieldOf(text, field)),
  );
  const groups = yamlFiles(join(county, "policies")).map((text) => fieldOf(text, "code"));
  const name = /zh:\s*"?([^,"}]+)/.exec(about)?.[1];
  return [fieldOf(about, "code"), name, ...registers, ...groups].filter((word) => word !== undefined);
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

/** A plain field at the top of a YAML file. */
function fieldOf(yaml: string, field: string): string | undefined {
  return new RegExp(`^${field}:\\s*"?([^"#{\\n]+?)"?\\s*$`, "m").exec(yaml)?.[1];
}

/** Chinese names are looked for anywhere, Latin codes as texts of their own: "graduate", not "a graduate of". */
function patternOf(name: string): RegExp {
  const text = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return /^[\w-]+$/.test(name) ? new RegExp(`(["'\`])${text}\\1|--county ${text}`, "i") : new RegExp(text);
}
