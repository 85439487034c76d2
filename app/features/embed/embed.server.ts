/** The front door of showing booking pages elsewhere: frames on other sites, links, snippets, QR codes. */
export { type Embedding, embedding, embeddingOf } from "./embedding.server.ts";
