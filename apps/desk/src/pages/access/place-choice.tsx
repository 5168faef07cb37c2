import { isWithin, parsePlaceCode } from "@olive/kernel";
import { listPlacesRoute } from "@olive/registry/contract";
import { useRead, useSession, useText } from "@olive/ui";

const WORDS = {
  whole: { zh: "全域", en: "The whole area" },
  township: { zh: "乡镇、街道", en: "Township" },
  village: { zh: "村、社区", en: "Village" },
  all: { zh: "全部村、社区", en: "All villages" },
};
/** A county has some hundreds of places. */
const MOST_PLACES = 1000;

/** Digits that a township's villages share with it. */
const TOWNSHIP_DIGITS = 9;

/** A place inside the reader's area, by township and village. */
export function PlaceChoice({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const say = useText();
  const { area, areaName } = useSession();
  const read = { historic: false, limit: MOST_PLACES };
  const townships = useRead(listPlacesRoute, { query: { ...read, level: "township" } }).data?.places ?? [];
  const inside = townships.filter(({ code }) => within(code, area));
  const township = value.slice(0, TOWNSHIP_DIGITS);
  const isCounty = township.endsWith("000");
  const villages = useRead(
    listPlacesRoute,
    { query: { ...read, level: "village", text: township } },
    { enabled: !isCounty },
  );
  const found = (villages.data?.places ?? []).filter(
    ({ code }) => code.startsWith(township) && within(code, area),
  );
  const ownVillage = !area.endsWith("000");
  return (
    <span className="place-choice">
      {inside.length > 0 && (
        <select
          className="input"
          aria-label={say(WORDS.township)}
          value={isCounty ? area : `${township}000`}
          onChange={(event) => onChange(event.target.value)}
        >
          {area.endsWith("000000") && <option value={area}>{`${areaName}（${say(WORDS.whole)}）`}</option>}
          {inside.map(({ code, shortName }) => (
            <option key={code} value={code}>
              {shortName}
            </option>
          ))}
        </select>
      )}
      {!isCounty && (
        <select
          className="input"
          aria-label={say(WORDS.village)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {!ownVillage && <option value={`${township}000`}>{say(WORDS.all)}</option>}
          {found.map(({ code, shortName }) => (
            <option key={code} value={code}>
              {shortName}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

function within(code: string, area: string): boolean {
  const whole = parsePlaceCode(area);
  return whole !== undefined && isWithin(code, whole);
}
