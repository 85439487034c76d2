/** What the fake asks of the person, or says of an address that leads nowhere. */
export function consentPage(
  name: string,
  asked: { fault: string } | { key: string; scopes: string[] },
  owner: string,
): string {
  const whole = (body: string) =>
    `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>${name}</title><body><h1>${name}</h1>${body}</body></html>`;
  if ("fault" in asked) return whole(`<p>Error 400: ${asked.fault.replace(/[<&]/g, "")}</p>`);
  const link = (says: string, label: string) =>
    `<p><a href="/consent?key=${asked.key}&amp;says=${says}">${label}</a></p>`;
  const scopes = asked.scopes.map((scope) => `<li>${scope}</li>`).join("");
  return whole(`<p>${owner} is asked for:</p><ul>${scopes}</ul>${link("yes", "Allow")}${link("no", "Deny")}`);
}
