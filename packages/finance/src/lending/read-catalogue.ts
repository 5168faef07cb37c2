import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { productSchema } from "./product.ts";

const wording = z.strictObject({ zh: z.string(), en: z.string() });

/** A paper that banks are known to ask for, the section that stands for it, and who could have supplied the data. */
const material = z.strictObject({
  code: z.string(),
  name: wording,
  section: z.string().optional(),
  department: z.string(),
});

const catalogueSchema = z.strictObject({
  /** Columns of the register of businesses that say what eligibility asks. A column that isn't named is unknown. */
  facts: z
    .strictObject({
      industry: z.string().optional(),
      foundedOn: z.string().optional(),
      stage: z.string().optional(),
      employees: z.string().optional(),
    })
    .default({}),
  products: z.array(productSchema).default([]),
  /** Why banks decline, beside their own sentence: what would change it, and where else to turn. */
  declines: z
    .array(z.strictObject({ code: z.string(), text: wording, change: wording, next: wording }))
    .default([]),
  materials: z.array(material).default([]),
  /** Who answers for what no department is named for. */
  department: z.string().default(""),
});

/** What is a county's of lending: `products.yaml`. */
export interface Catalogue extends z.output<typeof catalogueSchema> {
  /** Digest of the file, by which a product's version says where it came from. */
  readonly digest: string;
}

/** Reads `products.yaml`; a county without it has no products. */
export function readCatalogue(dir: string): Catalogue {
  const file = join(dir, "products.yaml");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "{}";
  const read = catalogueSchema.parse(parse(text) ?? {});
  const codes = read.products.map(({ bank, code }) => `${bank}/${code}`);
  if (new Set(codes).size < codes.length) throw new RangeError("products.yaml: a product is named twice");
  return { ...read, digest: createHash("sha256").update(text).digest("hex") };
}
