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
  lines.push("", ...switchedOff(settings).map((sentence) => `  ${sentence}`));
  return `${lines.join("\n")}\n`;
}

/** What is not set up and does without: said calmly, for it is no fault. */
function switchedOff({ mail, stunUrls, turn }: Settings): string[] {
  const sentences = [];
  if (!mail.smtpUrl) sentences.push("No SMTP server is set (SMTP_URL), so mails are kept on this machine.");
  if (stunUrls.length === 0)
    sentences.push(
      "No STUN server is set (STUN_URLS), so calls work where browsers reach each other directly.",
    );
  if (!turn)
    sentences.push(
      "No TURN server is set (TURN_URLS), so 15 to 22 of 100 people may fail to connect to a call.",
    );
  return sentences;
}
