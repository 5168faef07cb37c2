export { EMPLOYMENT_KINDS } from "./kind.ts";
