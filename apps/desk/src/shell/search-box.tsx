/** The search of people, households, businesses and villages stands here once its slice has put it in. */
export function SearchBox() {
  return <span className="search-place" />;
}
