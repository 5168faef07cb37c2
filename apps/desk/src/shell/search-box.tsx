export { SearchBox } from "../pages/registry/search/search-box.tsx";
