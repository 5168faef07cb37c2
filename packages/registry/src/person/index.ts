export { readDirectorySource } from "./directory-source.ts";
export { type FoundPerson, findPeople, type PeopleSearch, peopleSql } from "./find-people.ts";
export { followPeople } from "./follow-people.ts";
export { type NameReading, readName } from "./read-name.ts";
export { readSearchText, type SearchText } from "./read-search-text.ts";
export { type DirectorySource, refreshPeople } from "./refresh-people.ts";
