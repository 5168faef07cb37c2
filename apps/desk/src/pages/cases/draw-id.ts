export { drawId } from "@olive/ui";
