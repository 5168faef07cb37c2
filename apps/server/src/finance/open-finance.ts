import { openHouseKey } from "@olive/access";
import {
  applyBankMessage,
  applyDelivery,
  type BusinessHelpOffice,
  type ConsentSite,
  consentGate,
  type DeliverySite,
  houseHeldSigner,
  type LendingOffice,
  lockApplication,
  openBusinessHelp,
  openDoors,
  queueTombstones,
  type ReportSite,
  readCatalogue,
  readConsentSettings,
  readReportSettings,
  readSubsidies,
  signingKey,
} from "@olive/finance";
import { openOffice } from "../cases/open-office.ts";
import type { Site } from "../http/site.ts";

/** What Quick Help stands on in this server: one of each, each knowing the others by what it asks of them. */
export interface Finance {
  readonly consents: ConsentSite;
  readonly reports: ReportSite;
  readonly delivery: DeliverySite;
  readonly lending: LendingOffice;
  readonly help: BusinessHelpOffice;
  readonly mode: "demo" | "real";
}

/** Reads `finance.yaml`, `products.yaml` and `subsidies.yaml` of the county; throws where one of them is wrong. */
export function openFinance(site: Site): Finance {
  const { db, county, mode, origin } = site;
  const houseKey = () => openHouseKey(site.home);
  const catalogue = readCatalogue(county.dir);
  const delivery: DeliverySite = {
    ...{ db, county, origin, houseKey, consents: consentGate, ownerDepartment: catalogue.department },
    hooks: {
      holdApplication: async (tx, { county: of, application }) =>
        void (await lockApplication(tx, of, application)),
      applyBankMessage: (tx, given) => applyBankMessage(tx, lending, given),
      applyDelivery: (tx, event) => applyDelivery(tx, event),
    },
  };
  const platformKey: ConsentSite["platformKey"] = (suite) => signingKey(delivery, suite);
  const consents: ConsentSite = {
    ...{ county, settings: readConsentSettings(county.dir), platformKey },
    signer: houseHeldSigner({ county, houseKey }),
    bury: (tx, { consent, reason }) => queueTombstones(tx, delivery, { consent, reason }),
  };
  const reports: ReportSite = { county, settings: readReportSettings(county), platformKey, houseKey };
  const lending: LendingOffice = {
    ...{ county, catalogue, office: openOffice(site), subsidies: readSubsidies(county.dir) },
    doors: openDoors({ consents, reports, delivery, mode }),
  };
  return { consents, reports, delivery, lending, help: openBusinessHelp(county, lending.office), mode };
}
