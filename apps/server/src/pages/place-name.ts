import type { Speech } from "@olive/http/page";
import type { CountyPlace } from "@olive/registry";

/** The last syllables of a name, which say what kind of place it is and are not part of it in Latin letters. */
const KIND_SYLLABLES: Readonly<Record<string, string>> = {
  subdistrict: "jiedao",
  town: "zhen",
  township: "xiang",
  community: "shequ",
};

const ENDED = { zh: "（已撤销）", en: " (abolished)" };
const UNKNOWN = { zh: "居住地不明", en: "Place unknown" };

/** 莘畈乡; Xinfan 莘畈乡. A place that ended says so; null is the place that nobody knows. */
export function placeName(place: CountyPlace | null, speech: Speech): string {
  if (place === null) return speech.say(UNKNOWN);
  const ended = place.lastSeen === null ? "" : speech.say(ENDED);
  return speech.language === "zh"
    ? place.shortName + ended
    : `${latinName(place)} ${place.shortName}${ended}`;
}

/** Name short enough for a tile of the map. */
export function tileName(place: CountyPlace, speech: Speech): string {
  return speech.language === "zh" ? place.shortName : latinName(place);
}

function latinName({ pinyin, kind }: CountyPlace): string {
  const [reading = ""] = pinyin;
  const ending = KIND_SYLLABLES[kind] ?? "";
  const bare = ending !== "" && reading.endsWith(ending) ? reading.slice(0, -ending.length) : reading;
  const spelt = bare.replaceAll("v", "ü");
  return spelt.charAt(0).toUpperCase() + spelt.slice(1);
}
