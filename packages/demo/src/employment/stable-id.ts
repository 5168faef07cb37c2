import { hash } from "node:crypto";

/** A UUID (version 8, RFC 9562) made of a name: the same on every machine, so that loading twice stores once. */
export function stableId(...name: readonly (string | number)[]): string {
  const hex = hash("sha256", name.join("/"), "hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    ...[hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`],
    ...[`${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)],
  ].join("-");
}
