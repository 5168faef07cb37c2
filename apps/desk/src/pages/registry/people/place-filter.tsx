import { getVillageRoute } from "@olive/registry/contract";
import { ChoiceFilter, useRead, useSession, useText } from "@olive/ui";

const WORDS = {
  place: { zh: "居住地", en: "Lives in" },
  all: { zh: "全部", en: "All" },
};

/** Townships or villages below the reader's area; nothing where the area is one village. */
export function PlaceFilter() {
  const say = useText();
  const { area } = useSession();
  const { data } = useRead(getVillageRoute, { params: { code: area } });
  if (data === undefined || data.below.length === 0) return null;
  return (
    <ChoiceFilter
      label={say(WORDS.place)}
      name="place"
      all={say(WORDS.all)}
      choices={data.below.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
