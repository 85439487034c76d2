/** What the fake asks of the person, or says of an address that leads nowhere. */
export function consentPage(
  asked: { fault: string } | { key: string; scopes: string[] },
  owner: string,
): string {
  const whole = (body: string) =>
    `<!doctype html><html lang="en"><title>Fake Google</title><body><h1>Fake Google</h1>${body}</body></html>`;
  if ("fault" in asked) return whole(`<p>Error 400: ${asked.fault.replace(/[<&]/g, "")}</p>`);
  const link = (says: string, name: string) =>
    `<p><a href="/consent?key=${asked.key}&amp;says=${says}">${name}</a></p>`;
  const scopes = asked.scopes.map((scope) => `<li>${scope}</li>`).join("");
  return whole(`<p>${owner} is asked for:</p><ul>${scopes}</ul>${link("yes", "Allow")}${link("no", "Deny")}`);
}
