import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

export const ROOT = join(import.meta.dirname, "..");

/** One TypeScript file of the house. */
export interface Source {
  /** From the root of the checkout, for instance packages/kernel/src/money.ts. */
  readonly path: string;
  /** The package it belongs to, for instance @olive/kernel; undefined for files of the root. */
  readonly owner: string | undefined;
  readonly text: string;
  /** What it imports, as written. */
  readonly imports: readonly string[];
  /** Tests and what only tests use: they may know everybody, and counties. */
  readonly isTest: boolean;
}

export interface Manifest {
  readonly name: string;
  readonly folder: string;
  readonly dependencies: readonly string[];
}

const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\()\s*"([^"]+)"/g;

/** Every workspace with the packages of the house that it names as dependencies. */
export function readManifests(): Manifest[] {
  const folders = ["apps", "packages"].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => join(parent, name)),
  );
  return [...folders, "bench", "e2e"].map((folder) => {
    const text = readFileSync(join(ROOT, folder, "package.json"), "utf8");
    const { name, dependencies = {} } = JSON.parse(text) as { name: string; dependencies?: object };
    return { name, folder, dependencies: Object.keys(dependencies).filter(isOurs) };
  });
}

export function isOurs(name: string): boolean {
  return name.startsWith("@olive/");
}

/** Every TypeScript file of the house; generated ones too, installed packages not. */
export function readSources(manifests: readonly Manifest[]): Source[] {
  const folders = [...manifests.map(({ folder }) => folder), "tests"];
  return folders
    .flatMap((folder) => listFiles(join(ROOT, folder)))
    .map((file) => readSource(file, manifests));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === "node_modules" || name === "dist") return [];
    if (statSync(path).isDirectory()) return listFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function readSource(file: string, manifests: readonly Manifest[]): Source {
  const path = relative(ROOT, file);
  const text = readFileSync(file, "utf8");
  return {
    path,
    owner: manifests.find(({ folder }) => path.startsWith(`${folder}/`))?.name,
    text,
    imports: [...text.matchAll(IMPORT)].map((match) => match[1] ?? ""),
    isTest: /\.test\.tsx?$|\/testing[./]|^tests\/|^e2e\/|^packages\/testing\//.test(path),
  };
}
