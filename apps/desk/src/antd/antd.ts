/**
 * What `import … from "antd"` means in the desk (vite.config.ts): the components whose styles are in the extracted
 * sheet, and no others, so that one that is missing here fails the build instead of coming out unstyled. Importing it
 * also brings antd's provider: a page without antd doesn't load it. The list is what is used, no more: each name costs
 * every reader its styles.
 */
import "./provider.tsx";

export { Button } from "antd/es";
