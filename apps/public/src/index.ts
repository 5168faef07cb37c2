export { EMPLOYER_HOME, serveEmployerPages } from "./employer/serve-employer-pages.ts";
export { OWNER_HOME, serveOwnerPages } from "./owner/serve-owner-pages.ts";
export type { EmployerLoop, OwnerOffice, PublicSite, ShellPage } from "./public-site.ts";
