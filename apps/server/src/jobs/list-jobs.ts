import { auditJob } from "@olive/access";
import { caseJobs } from "@olive/cases";
import { type Job, wakeJob } from "@olive/db";
import { allocationJob, FOLLOW_LOOP_JOB, loopJobs, vacancyJobs } from "@olive/employment";
import { consentJob, deliveryJob, silentBankJob, superviseHelpJob } from "@olive/finance";
import { PROPOSE_JOB, recognitionJobs } from "@olive/recognition";
import { IDENTITY_JOB, identityJob, importJob } from "@olive/registry";
import { rulesJob } from "@olive/rules";
import { openOffice } from "../cases/open-office.ts";
import { keptSnapshots } from "../cli/recognition/kept-snapshots.ts";
import { openLoop } from "../employment/open-loop.ts";
import { openMatching } from "../employment/open-matching.ts";
import { openVacancies } from "../employment/open-vacancies.ts";
import { openFinance } from "../finance/open-finance.ts";
import type { Site } from "../http/site.ts";
import { openRecognition } from "../recognition/open-recognition.ts";
import { FOLLOW_IMPORTS, followImportsJob } from "./follow-imports.ts";

/** All that runs in the background of a server, each slice's own. */
export function listJobs(site: Site): readonly Job[] {
  const finance = openFinance(site);
  const afterChange = async () => {
    wakeJob(FOLLOW_IMPORTS);
    wakeJob(IDENTITY_JOB);
  };
  const afterRun = async () => {
    wakeJob(PROPOSE_JOB);
    wakeJob(FOLLOW_LOOP_JOB);
  };
  return [
    auditJob(site),
    ...caseJobs(site.db, openOffice(site), site.county),
    importJob({ ...site, afterChange }),
    followImportsJob(site),
    identityJob(site),
    rulesJob({ ...site, keeping: keptSnapshots(site.db), afterRun }),
    ...recognitionJobs(openRecognition(site)),
    ...vacancyJobs(openVacancies(site)),
    ...loopJobs(openLoop(site)),
    allocationJob(openMatching(site)),
    deliveryJob(finance.delivery),
    consentJob(site.db, finance.consents),
    silentBankJob({ ...finance.lending, db: site.db }),
    superviseHelpJob({ ...finance.help, db: site.db }),
  ];
}
