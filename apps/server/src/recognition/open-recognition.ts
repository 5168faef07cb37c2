import type { Database } from "@olive/db";
import { type Reasoner, type RecognitionSite, rememberReasoner } from "@olive/recognition";
import { openOffice } from "../cases/open-office.ts";
import { keptSnapshots } from "../cli/recognition/kept-snapshots.ts";
import type { Site } from "../http/site.ts";

/** One set of reasons a database, however many ask: pages and jobs share the snapshot in memory. */
const reasoners = new WeakMap<Database, () => Promise<Reasoner | undefined>>();

/** What joint recognition stands on in this server. */
export function openRecognition(site: Omit<Site, "directory" | "mode" | "home">): RecognitionSite {
  const { db, county } = site;
  const reasoner = reasoners.get(db) ?? rememberReasoner(db, county, keptSnapshots(db));
  reasoners.set(db, reasoner);
  return { ...site, office: openOffice(site), reasoner };
}
