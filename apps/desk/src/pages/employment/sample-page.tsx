import "./employment.css";
import { drawSampleRoute } from "@olive/employment/contract";
import {
  ChoiceFilter,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  TextFilter,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import type { z } from "zod";
import { PersonLink } from "./person-link.tsx";
import { chinaToday } from "./today.ts";
import { useListPurpose } from "./use-list-purpose.ts";
import { WORDS } from "./words.ts";

type Sampled = z.output<typeof drawSampleRoute.responses.ok.body>["sample"][number];

const SAYS = {
  title: { zh: "抽查名单", en: "Spot-check sample" },
  lead: {
    zh: "按种子抽取正在享受的扶持，到现场看。谁也不能挑人：同一颗种子、同一天，谁抽都一样，可以复核。",
    en: "Running terms drawn by a seed, to be looked at on the spot. Nobody picks: the same seed and day draw the same.",
  },
  seed: { zh: "种子", en: "Seed" },
  seedHint: { zh: "如 2024-07", en: "2024-07, say" },
  size: { zh: "抽几份", en: "How many" },
  drawn: (drawn: number, of: number, on: string) => ({
    zh: `${on} 在享受 ${of} 份，抽中 ${drawn} 份`,
    en: `${drawn} of ${of} that run on ${on}`,
  }),
  support: { zh: "扶持", en: "Support" },
  from: { zh: "从哪一天起", en: "Since" },
  none: { zh: "没有正在享受的扶持", en: "No term runs" },
};
const USUAL = 20;
const SIZES = ["10", "50", "100"];
const MONTH = 7;

/** Terms to be looked at where they are lived: drawn by a seed that anybody can check. */
export default function SamplePage() {
  const say = useText();
  const purpose = useListPurpose();
  const [{ seed, size }] = useFilters();
  const query = { purpose, seed: seed?.trim() || chinaToday().slice(0, MONTH), size: Number(size ?? USUAL) };
  const reading = useRead(drawSampleRoute, { query }, { placeholderData: (before) => before });
  const columns = useColumns();
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <FilterBar>
        <TextFilter label={say(SAYS.seed)} name="seed" placeholder={say(SAYS.seedHint)} />
        <ChoiceFilter
          label={say(SAYS.size)}
          name="size"
          all={String(USUAL)}
          choices={SIZES.map((value) => ({ value, label: value }))}
        />
      </FilterBar>
      <Loaded of={reading} rows={8}>
        {({ sample, of, on, seed: drawnBy }) =>
          sample.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)} />
            </div>
          ) : (
            <div className="list">
              <p className="note">
                {say(SAYS.seed)} {drawnBy} · {say(SAYS.drawn(sample.length, of, on))}
              </p>
              <DataTable
                caption={say(SAYS.title)}
                columns={columns}
                rows={sample}
                keyOf={({ term }) => term}
              />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function useColumns(): readonly Column<Sampled>[] {
  const say = useText();
  return [
    { key: "person", title: say(WORDS.person), cell: ({ person }) => <PersonLink person={person} /> },
    { key: "place", title: say(WORDS.place), cell: ({ person }) => person.place.name },
    { key: "kind", title: say(SAYS.support), cell: ({ kindName }) => say(kindName) },
    { key: "from", title: say(SAYS.from), cell: ({ from }) => from },
  ];
}
