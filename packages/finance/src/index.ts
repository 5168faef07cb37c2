export { pauseConsent, resumeConsent, revokeConsent, sweepConsents } from "./consent/change-consent.ts";
export { type Consent, loadConsent, lockConsent, stateAt } from "./consent/consent.ts";
export { consentGate } from "./consent/consent-gate.ts";
export { type ConsentHttpSite, serveConsents } from "./consent/consent-http.ts";
export { consentJob } from "./consent/consent-job.ts";
export { type ConsentReceipt, consentReceipt, receiptText } from "./consent/consent-receipt.ts";
export { type ConsentSettings, readConsentSettings } from "./consent/consent-settings.ts";
export type { ConsentSite, OwnerSigner } from "./consent/consent-site.ts";
export {
  draftConsent,
  type GrantedConsent,
  type GrantInput,
  grantConsent,
  reviseConsent,
} from "./consent/grant-consent.ts";
export { listOwnConsents, type ShownConsent, takeEndNotices } from "./consent/list-consents.ts";
export { houseHeldSigner } from "./consent/owner-key.ts";
export { type ConsentUse, requireLive, useConsent } from "./consent/use-consent.ts";
export { costOfOffer, type OfferCost } from "./cost/offer-cost.ts";
export { RANKING_RULE } from "./cost/rank-offers.ts";
export { listBankKeys } from "./delivery/bank.ts";
export { DELIVERY_JOB, deliveryJob, wakeDelivery } from "./delivery/delivery-job.ts";
export type {
  ApplyBankMessage,
  BankMessage,
  ConsentGate,
  DeliveryEvent,
  DeliveryHooks,
  DeliverySite,
  HeldConsent,
} from "./delivery/delivery-site.ts";
export { type DeliveryDesk, serveDelivery } from "./delivery/desk/delivery-http.ts";
export { addBankKey, keepBank } from "./delivery/desk/keep-banks.ts";
export { serveBankDoor } from "./delivery/door/bank-door.ts";
export { listPublishedKeys, signingKey } from "./delivery/platform-keys.ts";
export { type QueueInput, queueMessage } from "./delivery/queue-message.ts";
export { type EndReason, queueTombstones } from "./delivery/queue-tombstones.ts";
export { type ReleaseInput, releaseReport } from "./delivery/release-report.ts";
export { runLanes } from "./delivery/run-lanes.ts";
export { objectToExclusion } from "./grants/object-to-exclusion.ts";
export type { OwnStanding } from "./grants/own-standing.ts";
export { rateHelp, withdrawHelp } from "./help/act-on-help.ts";
export {
  type BusinessHelpOffice,
  type BusinessHelpSite,
  openBusinessHelp,
} from "./help/business-help-site.ts";
export {
  type HelpRequest,
  listOwnHelpRequests,
  standingOf,
} from "./help/help-request.ts";
export { type HelpSettings, type HelpSubject, readHelpSettings } from "./help/help-settings.ts";
export type { HelpSite } from "./help/help-site.ts";
export { BUSINESS_HELP_KINDS } from "./help/kind.ts";
export { serveBusinessHelp } from "./help/serve-business-help.ts";
export { type HelpInput, submitHelpRequest } from "./help/submit-help.ts";
export { superviseHelpJob } from "./inspection/supervision-job.ts";
export { type Accepted, acceptOffer, withdrawAcceptance } from "./lending/accept-offer.ts";
export { APPLICATION_STATES, type ApplicationState } from "./lending/application-life-cycle.ts";
export { lockApplication } from "./lending/applications.ts";
export { applyBankMessage } from "./lending/apply-bank-message.ts";
export { applyDelivery } from "./lending/apply-delivery.ts";
export { type Authorised, authoriseFinancing } from "./lending/authorise-financing.ts";
export { drawLine } from "./lending/draw-line.ts";
export type { Ground } from "./lending/eligibility.ts";
export { isWaiting } from "./lending/is-waiting.ts";
export { type LendingHttpSite, serveLending } from "./lending/lending-http.ts";
export type { Borrower, LendingDoors, LendingOffice } from "./lending/lending-site.ts";
export { type EligibleProduct, listEligible } from "./lending/list-eligible.ts";
export { materialKind } from "./lending/material-kind.ts";
export { tellAsked } from "./lending/material-meter.ts";
export { applicationScope, consentInput, openDoors } from "./lending/open-doors.ts";
export {
  type Comparison,
  compareOffers,
  listOwnApplications,
  type OwnApplication,
  type ShownOffer,
} from "./lending/own-applications.ts";
export { readCatalogue } from "./lending/read-catalogue.ts";
export { widenForNeed } from "./lending/serve-need.ts";
export { installCatalogue } from "./lending/store-products.ts";
export { isSilent, silentBankJob, silentBankKind } from "./lending/watch-silent-banks.ts";
export { linkOwnerAccount } from "./owner/link-owner.ts";
export { type Business, type Capacity, loadOwnBusiness } from "./owner/own-business.ts";
export { type ClaimInput, claimPolicy, questionsOf } from "./policies/claim-policy.ts";
export type { Judgement, LackingDatum, Question, UsedFact, Verdict } from "./policies/judge.ts";
export { type PolicyForBusiness, policiesFor } from "./policies/policies-for.ts";
export { openPolicies, type PolicySite } from "./policies/policy-site.ts";
export { disputeItem, withdrawDispute } from "./report/dispute-item.ts";
export { listDisputes, type ShownDispute } from "./report/list-disputes.ts";
export { previewReport, type ReportPreview, viewSection } from "./report/preview-report.ts";
export { reportDay } from "./report/report-day.ts";
export { readReportSettings } from "./report/report-settings.ts";
export type { ReportSite } from "./report/report-site.ts";
export { readSubsidies } from "./subsidy/subsidy-policy.ts";
