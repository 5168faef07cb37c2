import { useMay } from "@olive/ui";
import { Link } from "@tanstack/react-router";

/** The way to somebody: to the employment help where the reader gives it, else to the person's own page. */
export function PersonLink({ person }: { person: { readonly reference: string; readonly name: string } }) {
  const may = useMay();
  const to = may("employment.help") ? "/employment/people" : "/people";
  return <Link to={`${to}/${person.reference}`}>{person.name}</Link>;
}
