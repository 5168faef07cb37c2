import { type countWorkRoute, listLifeCyclesRoute } from "@olive/cases/contract";
import { listPlacesRoute } from "@olive/registry/contract";
import { ChoiceFilter, FilterBar, useFilters, useMay, useRead, useSession, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { LISTS, type List, URGENCIES, type Urgency, WORDS } from "./words.ts";

type Counts = z.output<typeof countWorkRoute.responses.ok.body>;

/** A county has some dozens of townships, a township some dozens of villages. */
const MOST_PLACES = 1000;

/** The three lists with how many cases each has; what was raised is offered to those to whom something is. */
export function ListTabs({ list, counts }: { list: List; counts: Counts | undefined }) {
  const say = useText();
  const [filters] = useFilters();
  const may = useMay();
  const offered = (Object.keys(LISTS) as List[]).filter((one) => one !== "raised" || may("case.supervise"));
  return (
    <nav className="tabs" aria-label={say(WORDS.lists)}>
      {offered.map((one) => (
        <Link
          key={one}
          to="."
          search={{ ...filters, list: one, after: undefined, urgency: undefined } as never}
          className={one === list ? "tab active" : "tab"}
          aria-current={one === list ? "page" : undefined}
        >
          {say(LISTS[one])} <span className="number">{counts === undefined ? "" : total(counts[one])}</span>
        </Link>
      ))}
    </nav>
  );
}

function total(counts: Counts[List]): string {
  return Object.values(counts)
    .reduce((sum, count) => sum + count, 0)
    .toLocaleString("en-US");
}

/** One group alone, or all. */
export function UrgencyChoice({ counts }: { counts: Counts[List] | undefined }) {
  const say = useText();
  const [filters] = useFilters();
  const current = filters.urgency;
  const others = { ...filters, after: undefined };
  return (
    <nav className="chips" aria-label={say(WORDS.groups)}>
      <Link
        to="."
        search={{ ...others, urgency: undefined } as never}
        className={current === undefined ? "chip chosen" : "chip"}
      >
        {say(WORDS.all)}
      </Link>
      {(Object.keys(URGENCIES) as Urgency[]).map((urgency) => (
        <Link
          key={urgency}
          to="."
          search={{ ...others, urgency } as never}
          className={current === urgency ? "chip chosen" : "chip"}
        >
          {say(URGENCIES[urgency])}{" "}
          <span className="number">{counts?.[urgency].toLocaleString("en-US") ?? ""}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Kind, step, place, and whether somebody has it; all in the address. */
export function WorkFilters() {
  const say = useText();
  const [filters] = useFilters();
  const { area } = useSession();
  const cycles = useRead(listLifeCyclesRoute).data?.lifeCycles ?? [];
  const states = cycles.find(({ code }) => code === filters.lifeCycle)?.states ?? [];
  const level = area.endsWith("000000") ? "township" : "village";
  const places =
    useRead(listPlacesRoute, { query: { historic: false, limit: MOST_PLACES, level } }).data?.places ?? [];
  const inside = places.filter(({ code }) => code.startsWith(area.replace(/(000)+$/, "")));
  const named = <T extends { code: string; name: { zh: string; en: string } }>(all: readonly T[]) =>
    all.map(({ code, name }) => ({ value: code, label: say(name) }));
  return (
    <FilterBar>
      <ChoiceFilter label={say(WORDS.kind)} name="lifeCycle" choices={named(cycles)} all={say(WORDS.all)} />
      {states.length > 0 && (
        <ChoiceFilter label={say(WORDS.state)} name="state" choices={named(states)} all={say(WORDS.all)} />
      )}
      {inside.length > 1 && (
        <ChoiceFilter
          label={say(WORDS.place)}
          name="place"
          choices={inside.map(({ code, shortName }) => ({ value: code, label: shortName }))}
          all={say(WORDS.all)}
        />
      )}
      {filters.list === "team" && (
        <ChoiceFilter
          label={say(WORDS.taken)}
          name="unowned"
          choices={[{ value: "yes", label: say(WORDS.unowned) }]}
          all={say(WORDS.all)}
        />
      )}
    </FilterBar>
  );
}
