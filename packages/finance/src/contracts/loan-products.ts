/** The catalogue of banks' products, version by version. */
import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import { lendingTag } from "./lending.ts";

const READING = { act: "finance.figures" } as const;
const KEEPING = { act: "bank.keep" } as const;
const wording = z.object({ zh: z.string(), en: z.string() });
const reason = z.string().trim().min(2).max(500);
const productCode = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);

const productLine = z.object({
  bank: z.object({ code: z.string(), name: wording, open: z.boolean() }),
  code: z.string(),
  name: wording,
  summary: wording,
  version: z.int(),
  fromOn: z.iso.date(),
  withdrawn: z.boolean(),
});
const productExample: z.input<typeof productLine> = {
  bank: { code: "olive-bank", name: { zh: "橄榄银行（演示）", en: "Olive Bank (demo)" }, open: true },
  ...{ code: "shop-line", name: { zh: "小店信用额度", en: "Shop line" }, version: 1 },
  summary: { zh: "随借随还", en: "Drawn as needed" },
  ...{ fromOn: "2026-01-01", withdrawn: false },
};

export const listLoanProductsRoute = route({
  name: "listLoanProducts",
  method: "GET",
  path: "/api/finance/products",
  access: READING,
  scope: "open",
  tag: lendingTag,
  summary: { zh: "金融产品目录", en: "Catalogue of products" },
  responses: {
    ok: {
      body: z.object({ products: z.array(productLine) }),
      description: { zh: "按银行", en: "By bank" },
    },
    problems: [401, 403],
  },
  example: { products: [productExample] },
});

const ofProduct = z.object({ bank: productCode, code: productCode });
const versionShape = z.object({
  version: z.int(),
  fromOn: z.iso.date(),
  withdrawn: z.boolean(),
  body: z.record(z.string(), z.unknown()).describe("In full, with terms that this house doesn't know"),
  by: z.string(),
  at: z.iso.datetime(),
  source: z.string(),
});
const versionsShape = z.object({ product: productLine, versions: z.array(versionShape) });
const versionsExample: z.input<typeof versionsShape> = {
  product: productExample,
  versions: [
    {
      ...{ version: 1, fromOn: "2026-01-01", withdrawn: false, by: "系统", source: "products.yaml" },
      ...{ body: { bank: "olive-bank", code: "shop-line", kind: "line" }, at: "2026-01-01T00:00:00.000Z" },
    },
  ],
};

export const getLoanProductRoute = route({
  name: "getLoanProduct",
  method: "GET",
  path: "/api/finance/products/:bank/:code",
  access: READING,
  scope: "open",
  tag: lendingTag,
  summary: { zh: "一个产品的各版", en: "The versions of a product" },
  params: ofProduct,
  responses: {
    ok: { body: versionsShape, description: { zh: "新的在前", en: "Newest first" } },
    problems: [401, 403, 404],
  },
  example: versionsExample,
});

export const saveLoanProductRoute = route({
  name: "saveLoanProduct",
  method: "POST",
  path: "/api/finance/products/:bank/:code",
  access: KEEPING,
  scope: "area",
  tag: lendingTag,
  summary: { zh: "产品改版", en: "Save a new version of a product" },
  params: ofProduct,
  body: z.object({
    after: z.int().min(0).max(100_000).describe("The version that was looked at"),
    fromOn: dayInput,
    withdrawn: z.boolean().default(false),
    body: z.record(z.string(), z.unknown()),
    reason,
  }),
  responses: {
    ok: { body: versionsShape, description: { zh: "各版", en: "Its versions" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: versionsExample,
});
