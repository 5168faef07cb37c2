import type { List, Urgency } from "./words.ts";

const PAGE = 50;

/** The address's filters as the list's query; what isn't one is left out. */
export function readFilters(filters: Readonly<Record<string, string | undefined>>) {
  const { list: given, urgency, lifeCycle, state, place, unowned, after } = filters;
  const list: List = given === "team" || given === "raised" ? given : "mine";
  const query = {
    list,
    limit: PAGE,
    ...(isUrgency(urgency) ? { urgency } : {}),
    ...(lifeCycle === undefined ? {} : { lifeCycle }),
    ...(state === undefined ? {} : { state }),
    ...(place === undefined ? {} : { place }),
    ...(unowned === "yes" ? { unowned: "yes" as const } : {}),
    ...(after === undefined ? {} : { after }),
  };
  return { list, query };
}

/** What narrows the counts: all but the list, the group and the page. */
export function countFilters({ lifeCycle, state, place, unowned }: ReturnType<typeof readFilters>["query"]) {
  return {
    ...(lifeCycle === undefined ? {} : { lifeCycle }),
    ...(state === undefined ? {} : { state }),
    ...(place === undefined ? {} : { place }),
    ...(unowned === undefined ? {} : { unowned }),
  };
}

function isUrgency(text: string | undefined): text is Urgency {
  return text === "severe" || text === "overdue" || text === "today" || text === "later";
}
