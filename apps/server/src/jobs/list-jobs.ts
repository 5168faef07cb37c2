import type { Job } from "@olive/db";
import type { Site } from "../http/site.ts";

/** All that runs in the background of a server, each slice's own. */
export function listJobs(_site: Site): readonly Job[] {
  return [];
}
