export { testDatabase, testServer } from "./test-database.ts";
