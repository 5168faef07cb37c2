import { listSeatPricesRoute } from "@olive/employment/contract";
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Loaded,
  Pager,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { scoreText } from "./term-list.tsx";
import { KIND_WORDS, WORDS, wageText } from "./words.ts";
import { WorkPlaceFilter } from "./work-place-filter.tsx";

type Priced = z.output<typeof listSeatPricesRoute.responses.ok.body>["prices"][number];

const SAYS = {
  caption: { zh: "名额价格", en: "Seat prices" },
  help: {
    zh: "争的人越多，名额越“贵”。推荐名单里先减去它，免得许多人挤一个岗位。",
    en: "The more people compete, the dearer a seat. Lists take it off, so that many aren't sent to one post.",
  },
  price: { zh: "名额价格", en: "Price of a seat" },
  free: { zh: "空位", en: "Free seats" },
  none: { zh: "没有人争的岗位", en: "No post is competed for" },
};
const ROWS = 50;

/** Posts of the whole county, those competed for most first. */
export function PriceList({ run }: { run: string }) {
  const say = useText();
  const navigate = useNavigate();
  const [{ place, after }] = useFilters();
  const columns = useColumns();
  const filters = { ...(place === undefined ? {} : { place }), ...(after === undefined ? {} : { after }) };
  const reading = useRead(
    listSeatPricesRoute,
    { params: { id: run }, query: { limit: ROWS, ...filters } },
    { placeholderData: (before) => before },
  );
  return (
    <>
      <FilterBar>
        <WorkPlaceFilter />
      </FilterBar>
      <p className="note">{say(SAYS.help)}</p>
      <Loaded of={reading} rows={10}>
        {({ prices, total, next }) => {
          if (prices.length === 0) {
            return (
              <div className="card">
                <EmptyState title={say(SAYS.none)} />
              </div>
            );
          }
          const part = { rows: prices, next, count: total };
          return (
            <div className="list">
              <div className="list-head">
                <Pager part={part} />
              </div>
              <DataTable
                caption={say(SAYS.caption)}
                columns={columns}
                rows={prices}
                keyOf={({ post }) => post.id}
                onOpen={({ post }) => void navigate({ to: `/employment/vacancies/${post.id}` })}
              />
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

function useColumns(): readonly Column<Priced>[] {
  const say = useText();
  return [
    {
      key: "post",
      title: say(WORDS.post),
      cell: ({ post }) => (
        <>
          <Link to={`/employment/vacancies/${post.id}`}>{post.title}</Link>
          <p className="note">{post.employerName}</p>
        </>
      ),
    },
    { key: "place", title: say(WORDS.workPlace), cell: ({ post }) => post.place.name },
    { key: "kind", title: say(WORDS.kind), cell: ({ post }) => say(KIND_WORDS[post.kind]) },
    { key: "wage", title: say(WORDS.wage), cell: ({ post }) => say(wageText(post.wageFrom, post.wageTo)) },
    { key: "free", title: say(SAYS.free), number: true, cell: ({ post }) => post.seatsFree },
    { key: "price", title: say(SAYS.price), number: true, cell: ({ price }) => scoreText(price) },
  ];
}
