const lengthMax = 200;

/** What an event is called, in one line; nothing where it is called nothing. */
export function titled(text: unknown): { title?: string } {
  const title = (typeof text === "string" ? text : "").replace(/\s+/g, " ").trim();
  return title === "" ? {} : { title: [...title].slice(0, lengthMax).join("") };
}
