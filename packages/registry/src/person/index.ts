export { type DirectorySource, readDirectorySource } from "./directory-source.ts";
export { type FoundPerson, findPeople, type PeopleSearch, peopleSql } from "./find-people.ts";
export { followPeople } from "./follow-people.ts";
export { type NameReading, readName } from "./read-name.ts";
export { readSearchText, type SearchText } from "./read-search-text.ts";
export { refreshPeople } from "./refresh-people.ts";
