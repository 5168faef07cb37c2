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
export { serveBankDoor } from "./delivery/door/bank-door.ts";
export { type QueueInput, queueMessage } from "./delivery/queue-message.ts";
export { type EndReason, queueTombstones } from "./delivery/queue-tombstones.ts";
export { type ReleaseInput, releaseReport } from "./delivery/release-report.ts";
export { linkOwnerAccount } from "./owner/link-owner.ts";
export { type Business, type Capacity, loadOwnBusiness } from "./owner/own-business.ts";
