import "./employment.css";
import { getEmploymentFiguresRoute } from "@olive/employment/contract";
import { ChoiceFilter, type Filters, Loaded, Page, useFilters, useRead, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { FairnessCard } from "./fairness-card.tsx";
import { DayField } from "./small-fields.tsx";

type Figure = z.output<typeof getEmploymentFiguresRoute.responses.ok.body>["figures"][number];

const SAYS = {
  title: { zh: "就业数字", en: "Figures" },
  lead: {
    zh: "每个数字都由记录逐行数出，任何一天都可重算；点开就是它的每一行。",
    en: "Each is counted from its rows, for any day, and opens to them.",
  },
  scope: (scope: string, from: string | null, on: string) => ({
    zh: `${scope}，${from === null ? "" : `${from} 起，`}截至 ${on}`,
    en: `${scope}, ${from === null ? "" : `from ${from} `}up to ${on}`,
  }),
  on: { zh: "截至", en: "Up to" },
  from: { zh: "从", en: "From" },
  zone: { zh: "开发区", en: "Development zone" },
  with: { zh: "含开发区代管乡镇", en: "With the zone's townships" },
  without: { zh: "不含", en: "Without" },
  rows: { zh: "看每一行", en: "The rows" },
  share: (value: number, of: number) => ({
    zh: `${of} 中的 ${value}`,
    en: `${value} of ${of}`,
  }),
  p90: (days: number, of: number) => ({
    zh: `中位数；九成在 ${days} 天内，共 ${of} 人次`,
    en: `median; nine in ten within ${days} days, of ${of}`,
  }),
  none: { zh: "还没有", en: "none yet" },
  about: { zh: "口径", en: "What it counts" },
  parts: { zh: "口径和构成", en: "What it counts, and of what" },
};
const PERCENT = 100;

/** What the address narrows the figures to. */
export function figureFilter({ place, on, from, zone }: Filters) {
  return {
    zone: zone === "without" ? ("without" as const) : ("with" as const),
    ...(place === undefined ? {} : { place }),
    ...(on === undefined ? {} : { on }),
    ...(from === undefined ? {} : { from }),
  };
}

/** The figures of employment help for any area and day, each with its definition and the way to its rows. */
export default function FiguresPage() {
  const say = useText();
  const [filters] = useFilters();
  const query = figureFilter(filters);
  const reading = useRead(getEmploymentFiguresRoute, { query }, { placeholderData: (before) => before });
  const data = reading.data;
  return (
    <Page
      title={say(SAYS.title)}
      lead={
        data === undefined
          ? say(SAYS.lead)
          : `${data.place.name} · ${say(SAYS.scope(say(data.scope), data.from, data.on))}`
      }
    >
      <FigureFilters on={data?.on} />
      <Loaded of={reading} rows={8}>
        {({ figures }) => (
          <section className="figure-grid" aria-label={say(SAYS.title)}>
            {figures.map((figure) => (
              <FigureTile key={figure.code} figure={figure} filters={filters} />
            ))}
          </section>
        )}
      </Loaded>
      <p className="note">{say(SAYS.lead)}</p>
      <FairnessCard query={query} />
    </Page>
  );
}

function FigureFilters({ on }: { on: string | undefined }) {
  const say = useText();
  const [filters, set] = useFilters();
  return (
    <search className="filters">
      <PlaceFilter />
      <DayField label={say(SAYS.from)} value={filters.from ?? ""} onChange={(from) => set({ from })} />
      <DayField label={say(SAYS.on)} value={filters.on ?? on ?? ""} onChange={(day) => set({ on: day })} />
      <ChoiceFilter
        label={say(SAYS.zone)}
        name="zone"
        all={say(SAYS.with)}
        choices={[{ value: "without", label: say(SAYS.without) }]}
      />
    </search>
  );
}

function FigureTile({ figure, filters }: { figure: Figure; filters: Filters }) {
  const say = useText();
  const { code, name, definition, unit, value, of, p90, kind, parts, opens } = figure;
  const search = { ...filters, after: undefined };
  return (
    <article className="figure" aria-label={say(name)}>
      <span>{say(name)}</span>
      <strong>{valueText(figure)}</strong>
      <span className="note">
        {value === null
          ? say(SAYS.none)
          : kind === "share" && of !== null
            ? say(SAYS.share(value, of))
            : kind === "days" && p90 !== null && of !== null
              ? say(SAYS.p90(p90, of))
              : say(unit)}
      </span>
      <details className="figure-about">
        <summary className="note">{say(parts.length > 0 ? SAYS.parts : SAYS.about)}</summary>
        <p className="note">{say(definition)}</p>
        {parts.length > 0 && (
          <dl className="pairs">
            {parts.map((part) => (
              <div key={part.code} className="pair">
                <dt>{say(part.name)}</dt>
                <dd className="number">
                  <Link to={`/employment/figures/${code}`} search={{ ...search, part: part.code } as never}>
                    {part.value.toLocaleString("en-US")}
                  </Link>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </details>
      {opens && value !== null && (
        <Link to={`/employment/figures/${code}`} search={search as never}>
          {say(SAYS.rows)}
        </Link>
      )}
    </article>
  );
}

function percentOf(value: number, of: number): number {
  return Math.round((value / of) * PERCENT);
}

/** A share as its share, days as days, a count grouped; a dash where there are no rows. */
export function valueText({ value, of, kind }: Pick<Figure, "value" | "of" | "kind">): string {
  if (value === null || (kind === "share" && of === 0)) return "—";
  if (kind === "share" && of !== null) return `${percentOf(value, of)} %`;
  return value.toLocaleString("en-US");
}
