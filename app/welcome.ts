import { demoAccount } from "./platform/demo-account.ts";
import type { Settings } from "./platform/settings.server.ts";

/** What a person reads who has just started Parley. */
export function welcome(settings: Settings, port: number): string {
  const base = settings.publicUrl.replace(/^http:\/\/localhost:\d+$/, `http://localhost:${port}`);
  const lines = ["", "  Parley is ready.", "", `  Open             ${base}/`];
  if (settings.demo) {
    lines.push(
      `  Demo business    ${base}/${demoAccount.slug}`,
      `  Sign in          ${base}/sign-in`,
      `                   ${demoAccount.email} / ${demoAccount.password}`,
      `  Mails sent       ${base}/dev/outbox`,
    );
  }
  if (!settings.mail.smtpUrl)
    lines.push("", "  No SMTP server is set (SMTP_URL), so mails are kept on this machine.");
  return `${lines.join("\n")}\n`;
}
