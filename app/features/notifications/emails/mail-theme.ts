import type { CSSProperties } from "react";

/** Parley's colours as plain hex: mail programs know neither variables nor light-dark(). */
const light = {
  paper: "#fbfaf6",
  surface: "#ffffff",
  line: "#e1e0d9",
  ink: "#182b25",
  soft: "#44544e",
  faint: "#5c6a65",
  primary: "#115a48",
  apricot: "#b86a22",
};

const dark = {
  paper: "#0f1714",
  surface: "#161f1c",
  line: "#2c3733",
  ink: "#e7efeb",
  soft: "#b5c1bc",
  faint: "#95a29d",
  primary: "#79caaf",
  primaryInk: "#061a14",
  apricot: "#f7b570",
};

const fontFamily =
  "'Instrument Sans', -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Inline styles, because some mail programs throw style sheets away. The dark theme overrides them by class. */
export const styles = {
  body: { margin: 0, padding: 0, backgroundColor: light.paper },
  page: { padding: "24px 12px 40px", backgroundColor: light.paper, color: light.ink, fontFamily },
  column: { maxWidth: "560px", margin: "0 auto" },
  sender: { margin: "0 0 14px", padding: "0 4px", fontSize: "15px", lineHeight: "24px", color: light.soft },
  mark: { color: light.ink, fontWeight: 600, letterSpacing: "-0.02em" },
  dot: { color: light.apricot },
  card: {
    padding: "32px 28px",
    backgroundColor: light.surface,
    border: `1px solid ${light.line}`,
    borderRadius: "14px",
  },
  heading: {
    margin: "0 0 10px",
    fontSize: "24px",
    lineHeight: "31px",
    fontWeight: 600,
    letterSpacing: "-0.02em",
    color: light.ink,
  },
  lead: { whiteSpace: "pre-line", margin: "0", fontSize: "16px", lineHeight: "25px", color: light.soft },
  rows: { marginTop: "24px", borderTop: `1px solid ${light.line}` },
  row: { padding: "14px 0", borderBottom: `1px solid ${light.line}` },
  label: { margin: "0 0 2px", fontSize: "13px", lineHeight: "20px", color: light.faint },
  value: {
    margin: 0,
    fontSize: "16px",
    lineHeight: "24px",
    fontWeight: 500,
    color: light.ink,
    whiteSpace: "pre-line",
    overflowWrap: "anywhere",
    fontVariantNumeric: "tabular-nums",
  },
  struck: { color: light.faint, fontWeight: 400, textDecoration: "line-through" },
  detail: {
    margin: 0,
    fontSize: "14px",
    lineHeight: "21px",
    color: light.soft,
    whiteSpace: "pre-line",
    overflowWrap: "anywhere",
    fontVariantNumeric: "tabular-nums",
  },
  subheading: { margin: "28px 0 0", fontSize: "16px", lineHeight: "24px", fontWeight: 600, color: light.ink },
  actions: { marginTop: "28px" },
  button: {
    padding: "13px 22px",
    backgroundColor: light.primary,
    borderRadius: "10px",
    color: "#ffffff",
    fontSize: "16px",
    lineHeight: "22px",
    fontWeight: 600,
    textDecoration: "none",
  },
  otherButton: {
    padding: "12px 21px",
    marginLeft: "8px",
    backgroundColor: light.surface,
    border: `1px solid ${light.primary}`,
    borderRadius: "10px",
    color: light.primary,
    fontSize: "16px",
    lineHeight: "22px",
    fontWeight: 600,
    textDecoration: "none",
  },
  small: { margin: "12px 0 0", fontSize: "14px", lineHeight: "21px", color: light.soft },
  linkLine: { margin: "18px 0 0", fontSize: "15px", lineHeight: "24px", color: light.soft },
  link: { color: light.primary, textDecoration: "underline" },
  note: { margin: "14px 0 0", padding: "0 4px", fontSize: "13px", lineHeight: "20px", color: light.faint },
} satisfies Record<string, CSSProperties>;

/** A business's accent, as a bar above the card; only a plain hex colour may come in. */
export function accentBar(color: string | undefined): CSSProperties {
  const safe = color && /^#[0-9a-f]{6}$/i.test(color) ? color : light.primary;
  return { ...styles.card, borderTop: `4px solid ${safe}` };
}

const darkRules = {
  "m-body": `background-color:${dark.paper}!important;color:${dark.ink}!important`,
  "m-card": `background-color:${dark.surface}!important;border-left-color:${dark.line}!important;border-right-color:${dark.line}!important;border-bottom-color:${dark.line}!important`,
  "m-line": `border-color:${dark.line}!important`,
  "m-ink": `color:${dark.ink}!important`,
  "m-soft": `color:${dark.soft}!important`,
  "m-faint": `color:${dark.faint}!important`,
  "m-dot": `color:${dark.apricot}!important`,
  "m-link": `color:${dark.primary}!important`,
  "m-other": `background-color:${dark.surface}!important;border-color:${dark.primary}!important;color:${dark.primary}!important`,
  "m-button": `background-color:${dark.primary}!important;color:${dark.primaryInk}!important`,
};

function rulesUnder(prefix: string): string {
  return Object.entries(darkRules)
    .map(([name, rule]) => `${prefix}.${name}{${rule}}`)
    .join("");
}

/** Dark for programs that follow the system; the second set is how Outlook on the web marks its dark theme. */
export const styleSheet = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "@media (max-width:480px){.m-card{padding:26px 20px!important}}",
  `@media (prefers-color-scheme:dark){${rulesUnder("")}}`,
  rulesUnder("[data-ogsc] "),
].join("");
