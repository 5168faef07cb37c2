/** A business as lists show it: the place by its code where the county's list doesn't name it. */
export function showBusiness(
  { nameOf }: { readonly nameOf: (place: string) => string | undefined },
  { creditCode, name, place }: { readonly creditCode: string; readonly name: string; readonly place: string },
) {
  return { creditCode, name, place: showPlace(nameOf, place) };
}

export function showPlace(nameOf: (place: string) => string | undefined, code: string) {
  return { code, name: nameOf(code) ?? code };
}
