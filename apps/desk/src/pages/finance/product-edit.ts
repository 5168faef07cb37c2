/** What the form edits of a product; everything else in it stays as it is, known to this house or not. */
export interface ProductFields {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly minFen: number;
  readonly maxFen: number;
  readonly fromBp: number;
  readonly toBp: number;
  readonly minMonths: number | undefined;
}

type Body = Readonly<Record<string, unknown>>;
const part = (body: Body, key: string): Body => (body[key] as Body | undefined) ?? {};
const text = (value: unknown) => (typeof value === "string" ? value : "");
const number = (value: unknown) => (typeof value === "number" ? value : 0);

export function readFields(body: Body): ProductFields {
  const [name, summary, amount, rate] = [
    part(body, "name"),
    part(body, "summary"),
    part(body, "amountFen"),
    part(body, "rate"),
  ];
  const { minMonths } = part(body, "for");
  return {
    ...{
      nameZh: text(name.zh),
      nameEn: text(name.en),
      summaryZh: text(summary.zh),
      summaryEn: text(summary.en),
    },
    ...{ minFen: number(amount.min), maxFen: number(amount.max) },
    ...{ fromBp: number(rate.fromBp), toBp: number(rate.toBp) },
    minMonths: typeof minMonths === "number" ? minMonths : undefined,
  };
}

/** The product with the form's fields in it: what the form doesn't know is carried over, also inside its parts. */
export function writeFields(body: Body, fields: ProductFields): Record<string, unknown> {
  const { minMonths: _, ...conditions } = part(body, "for");
  return {
    ...body,
    name: { ...part(body, "name"), zh: fields.nameZh, en: fields.nameEn },
    summary: { ...part(body, "summary"), zh: fields.summaryZh, en: fields.summaryEn },
    amountFen: { ...part(body, "amountFen"), min: fields.minFen, max: fields.maxFen },
    rate: { ...part(body, "rate"), fromBp: fields.fromBp, toBp: fields.toBp },
    for: fields.minMonths === undefined ? conditions : { ...conditions, minMonths: fields.minMonths },
  };
}
