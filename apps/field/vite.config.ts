import { frontConfig } from "@olive/front/config";

export default frontConfig(import.meta.dirname, "/field/", { unchecked: true });
