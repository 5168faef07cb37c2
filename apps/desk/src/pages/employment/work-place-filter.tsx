import { listPlacesRoute } from "@olive/registry/contract";
import { ChoiceFilter, useRead, useText } from "@olive/ui";
import { WORDS } from "./words.ts";

/** A county has some dozens of townships. */
const MOST_PLACES = 1000;

/** Townships of the whole county: posts are looked for beyond one's own area. */
export function WorkPlaceFilter() {
  const say = useText();
  const query = { historic: false, limit: MOST_PLACES, level: "township" } as const;
  const places = useRead(listPlacesRoute, { query }).data?.places ?? [];
  return (
    <ChoiceFilter
      label={say(WORDS.workPlace)}
      name="place"
      all={say(WORDS.all)}
      choices={places.map(({ code, shortName }) => ({ value: code, label: shortName }))}
    />
  );
}
