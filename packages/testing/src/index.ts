export { copyDatabase, testDatabase, testServer } from "./test-database.ts";
