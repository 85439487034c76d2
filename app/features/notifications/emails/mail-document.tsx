import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import type { Locale } from "#app/messages/locale.ts";
import type { MailContent, MailLink, MailRow } from "./mail-content.ts";
import { accentBar, styleSheet, styles } from "./mail-theme.ts";

/** A mail as HTML. It fetches nothing from anywhere: no pictures, no fonts, no tracking. */
export function MailDocument({ mail, locale }: { mail: MailContent; locale: Locale }) {
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <title>{mail.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; React would escape its quotes */}
        <style dangerouslySetInnerHTML={{ __html: styleSheet }} />
      </Head>
      <Body style={styles.body} className="m-body">
        <Preview>{mail.lead}</Preview>
        {/* The library moves the body's style to a cell that has no class, so the page has an element of its own. */}
        <div style={styles.page} className="m-body">
          <Container style={styles.column}>
            <SenderLine name={mail.sender?.name} />
            <Section style={accentBar(mail.sender?.accentColor)} className="m-card">
              <Card mail={mail} />
            </Section>
            {mail.notes.map((note) => (
              <Text key={note} style={styles.note} className="m-faint">
                {note}
              </Text>
            ))}
            <Text style={styles.note} className="m-faint">
              {mail.footer}
            </Text>
          </Container>
        </div>
      </Body>
    </Html>
  );
}

/** The mark `[ • )` in letters, since pictures in mails are blocked or fetched from somewhere. */
function SenderLine({ name = "Parley" }: { name?: string }) {
  return (
    <Text style={styles.sender} className="m-soft">
      <span style={styles.mark} className="m-ink" aria-hidden="true">
        [
        <span style={styles.dot} className="m-dot">
          {" • "}
        </span>
        )
      </span>
      {"\u00a0\u00a0"}
      <strong style={styles.mark} className="m-ink">
        {name}
      </strong>
    </Text>
  );
}

function Card({ mail }: { mail: MailContent }) {
  return (
    <>
      <Heading as="h1" style={styles.heading} className="m-ink">
        {mail.heading}
      </Heading>
      <Text style={styles.lead} className="m-soft">
        {mail.lead}
      </Text>
      <Rows rows={mail.rows} />
      {mail.answers && (
        <>
          <Heading as="h2" style={styles.subheading} className="m-ink">
            {mail.answers.title}
          </Heading>
          <Rows rows={mail.answers.rows} />
        </>
      )}
      <Actions mail={mail} />
    </>
  );
}

function Rows({ rows }: { rows: MailRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section style={styles.rows} className="m-line">
      {rows.map(({ label, value, detail, struck }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, and questions may repeat a label
        <div key={index} style={styles.row} className="m-line">
          <Text style={styles.label} className="m-faint">
            {label}
          </Text>
          <Text
            style={struck ? { ...styles.value, ...styles.struck } : styles.value}
            className={struck ? "m-faint" : "m-ink"}
          >
            {struck ? <s>{value}</s> : value}
          </Text>
          {detail && (
            <Text style={styles.detail} className="m-soft">
              {detail}
            </Text>
          )}
        </div>
      ))}
    </Section>
  );
}

function Actions({ mail: { action, otherAction, actionNote, links, alternatives } }: { mail: MailContent }) {
  return (
    <Section style={styles.actions}>
      {action && (
        <Button href={action.url} style={styles.button} className="m-button">
          {action.label}
        </Button>
      )}
      {otherAction && (
        <>
          {" "}
          <Button href={otherAction.url} style={styles.otherButton} className="m-other">
            {otherAction.label}
          </Button>
        </>
      )}
      {actionNote && (
        <Text style={styles.small} className="m-soft">
          {actionNote}
        </Text>
      )}
      {links.map((link) => (
        <Text key={link.url} style={styles.linkLine}>
          <TextLink {...link} />
        </Text>
      ))}
      {alternatives && <Alternatives {...alternatives} />}
    </Section>
  );
}

function Alternatives({ title, links }: NonNullable<MailContent["alternatives"]>) {
  return (
    <Text style={styles.small} className="m-soft">
      {title}
      {links.map((link, index) => (
        <span key={link.url}>
          {index === 0 ? " " : " · "}
          <TextLink {...link} />
        </span>
      ))}
    </Text>
  );
}

function TextLink({ label, url }: MailLink) {
  return (
    <Link href={url} style={styles.link} className="m-link">
      {label}
    </Link>
  );
}
