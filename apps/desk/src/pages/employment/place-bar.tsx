import { FilterBar, useSession } from "@olive/ui";
import { PlaceFilter } from "../registry/people/place-filter.tsx";

/** The choice of place on a bar of its own; nothing where the reader's area is one village. */
export function PlaceBar() {
  const { area } = useSession();
  if (!area.endsWith("000")) return null;
  return (
    <FilterBar>
      <PlaceFilter />
    </FilterBar>
  );
}
