/** What pages from the server are made of, whichever app serves them. */
export { type Content, type Html, html } from "./html.ts";
export { type Speech, speechIn } from "./say.ts";
export { sendPage, sendText } from "./send-page.ts";
