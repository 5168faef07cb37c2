import { applicationScope, consentInput, draftConsent, isWaiting, wakeDelivery } from "@olive/finance";
import type { OwnerOffice } from "@olive/public";
import type { Site } from "../http/site.ts";
import type { Finance } from "./open-finance.ts";

/** What the owner's pages stand on in this server. */
export function openOwner(site: Site, finance: Finance): OwnerOffice {
  const { county, db } = site;
  return {
    ...{ lending: finance.lending, consents: finance.consents, reports: finance.reports },
    ...{ policies: finance.help, help: finance.help, wake: wakeDelivery },
    draft: async (tx, given) => draftConsent(tx, finance.consents, await consentInput(tx, finance, given)),
    reportScope: (tx, now) => applicationScope(tx, finance, now),
    isWaiting: (of, account) => isWaiting(db, of, account),
    controller: {
      id: county.code,
      name: county.name.zh,
      contact: finance.lending.catalogue.department,
    },
  };
}
