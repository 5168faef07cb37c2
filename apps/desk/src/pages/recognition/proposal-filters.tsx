import type { listProposalsRoute } from "@olive/recognition/contract";
import { ChoiceFilter, FilterBar, useFilters, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { KIND_WORDS, WORDS } from "./words.ts";

type Answer = z.output<typeof listProposalsRoute.responses.ok.body>;

const SAYS = {
  groups: { zh: "群体", en: "Groups" },
  waiting: { zh: "范围", en: "Whose" },
  mine: { zh: "等我办理", en: "Waiting for me" },
  everything: { zh: "辖区内全部", en: "All in my area" },
  standing: { zh: "状态", en: "Standing" },
  open: { zh: "在办", en: "Open" },
  closed: { zh: "已办结", en: "Closed" },
};

/** Every group with how many wait in it; one click narrows the list. */
export function GroupRow({ groups }: { groups: Answer["groups"] }) {
  const say = useText();
  const [{ group, after: _after, ...others }] = useFilters();
  const shown = groups.filter(({ waiting, code }) => waiting > 0 || code === group);
  const total = groups.reduce((sum, { waiting }) => sum + waiting, 0);
  return (
    <nav className="group-row" aria-label={say(SAYS.groups)}>
      <Link to="." search={others as never} className="group-link" aria-current={group === undefined}>
        {say(WORDS.all)} <span className="number">{total.toLocaleString("en-US")}</span>
      </Link>
      {shown.map(({ code, name, waiting }) => (
        <Link
          key={code}
          to="."
          search={{ ...others, group: code } as never}
          className="group-link"
          aria-current={group === code}
        >
          {say(name)} <span className="number">{waiting.toLocaleString("en-US")}</span>
        </Link>
      ))}
    </nav>
  );
}

export function ProposalFilters({ states }: { states: Answer["states"] }) {
  const say = useText();
  return (
    <FilterBar>
      <ChoiceFilter
        label={say(SAYS.waiting)}
        name="waiting"
        all={say(SAYS.mine)}
        choices={[{ value: "all", label: say(SAYS.everything) }]}
      />
      <ChoiceFilter
        label={say(WORDS.state)}
        name="state"
        all={say(WORDS.all)}
        choices={states.map(({ code, name, count }) => ({ value: code, label: `${say(name)}（${count}）` }))}
      />
      <ChoiceFilter
        label={say(WORDS.kind)}
        name="kind"
        all={say(WORDS.all)}
        choices={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label: say(label) }))}
      />
      <PlaceFilter />
      <ChoiceFilter
        label={say(SAYS.standing)}
        name="closed"
        all={say(SAYS.open)}
        choices={[{ value: "closed", label: say(SAYS.closed) }]}
      />
    </FilterBar>
  );
}
