export { linkOwnerAccount } from "./owner/link-owner.ts";
export { type Business, type Capacity, loadOwnBusiness } from "./owner/own-business.ts";
