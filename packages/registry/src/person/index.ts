export { type DirectorySource, readDirectorySource } from "./directory-source.ts";
export { type FoundPerson, findPeople, type PeopleSearch, peopleSql } from "./find-people.ts";
export { followPeople } from "./follow-people.ts";
export { type DirectoryEntry, listEntries, listReferences } from "./queries/list-entries.ts";
export { type HoldingRows, listHolders } from "./queries/list-holders.ts";
export { countPeople, listPeople, type PeopleList, type PeoplePage } from "./queries/list-people.ts";
export { type NameReading, readName } from "./read-name.ts";
export { readSearchText, type SearchText } from "./read-search-text.ts";
export { refreshPeople } from "./refresh-people.ts";
