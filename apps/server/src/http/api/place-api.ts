import { mount } from "@olive/http";
import { type DateNumber, parseIsoDate, parsePlaceCode, toDateNumber, today } from "@olive/kernel";
import { type CountyPlace, findPlaceOn, searchPlaces } from "@olive/registry";
import { getPlaceRoute, listPlacesRoute } from "@olive/registry/contract";
import type { FastifyInstance } from "fastify";
import { notFound } from "../refusals.ts";
import type { Site } from "../site.ts";

const PLACE = { zh: "区划", en: "place" };

export function servePlaces(app: FastifyInstance, site: Site): void {
  mount(app, listPlacesRoute, async ({ query }) => {
    const eligible = site.places.filter(
      ({ level, lastSeen }) =>
        (query.level === undefined || level === query.level) && (query.historic || lastSeen === null),
    );
    const found =
      query.text === undefined
        ? eligible.slice(0, query.limit)
        : searchPlaces(eligible, query.text, query.limit);
    return { places: found.map(asAnswer) };
  });
  mount(app, getPlaceRoute, async ({ params, query }) => {
    const place = site.places.find(({ code }) => code === params.code);
    const code = parsePlaceCode(params.code);
    if (place === undefined || code === undefined) throw notFound(PLACE, params.code);
    const found = await findPlaceOn(site.db, site.county.code, code, dayOf(query.on));
    return {
      place: asAnswer(place),
      validOnDay: found.place !== undefined,
      leadsTo: found.leadsTo.map(({ code, name }) => ({ code, name })),
    };
  });
}

function dayOf(text: string | undefined): DateNumber {
  const day = parseIsoDate(text ?? "");
  return day === undefined ? today(new Date()) : toDateNumber(day);
}

function asAnswer(place: CountyPlace) {
  return { ...place, pinyin: [...place.pinyin] };
}
