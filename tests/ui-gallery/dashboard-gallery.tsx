import { useState } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { AppShell } from "#app/ui/app-shell.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ConfirmDialog } from "#app/ui/dialog.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LanguageSwitch } from "#app/ui/language-switch.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { Stat, StatGroup } from "#app/ui/stat.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { ThemeSwitch } from "#app/ui/theme-switch.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { useToast } from "#app/ui/toast.tsx";
import { SettingsGallery } from "./settings-gallery.tsx";

const bookings = [
  {
    id: "1",
    who: "Chidi Anagonye",
    what: "First conversation",
    when: "Today, 14:30",
    state: "Soon" as const,
  },
  {
    id: "2",
    who: "Émilie Tremblay-Lafontaine",
    what: "Design review",
    when: "Tomorrow, 09:00",
    state: "Confirmed" as const,
  },
  {
    id: "3",
    who: "José Arcadio Buendía",
    what: "Site visit",
    when: "Fri, Jul 17, 10:30",
    state: "Awaiting approval" as const,
  },
  { id: "4", who: "Mina", what: "Design review", when: "Mon, Jul 20, 16:15", state: "Cancelled" as const },
];

const toneOf = {
  Soon: "warning",
  Confirmed: "success",
  "Awaiting approval": "info",
  Cancelled: "neutral",
} as const;

function BookingMenu({ onCancel }: { onCancel: () => void }) {
  return (
    <Menu size="small">
      <a href="#details">View details</a>
      <button type="button">Copy the room’s link</button>
      <hr />
      <button type="button" className="menu__danger" onClick={onCancel}>
        Cancel booking
      </button>
    </Menu>
  );
}

function BookingsTable({ onCancel }: { onCancel: () => void }) {
  return (
    <Table
      caption="Upcoming bookings"
      rows={bookings}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "who",
          header: "With",
          rowHeader: true,
          cell: (row) => (
            <span className="cluster">
              <Avatar name={row.who} />
              {row.who}
            </span>
          ),
        },
        { key: "what", header: "What", cell: (row) => row.what },
        { key: "when", header: "When", cell: (row) => <time>{row.when}</time> },
        { key: "state", header: "State", cell: (row) => <Badge tone={toneOf[row.state]}>{row.state}</Badge> },
        {
          key: "actions",
          header: "Actions",
          headerHidden: true,
          align: "end",
          cell: () => (
            <span className="cluster cluster--tight">
              <ButtonLink href="#room" size="small" icon="video">
                Join
              </ButtonLink>
              <BookingMenu onCancel={onCancel} />
            </span>
          ),
        },
      ]}
    />
  );
}

function Buttons() {
  const showToast = useToast();
  const undo = { label: "Undo", onAction: () => showToast({ message: "Restored." }) };
  return (
    <Card title="Buttons" as="section">
      <div className="stack">
        <div className="cluster">
          <Button variant="primary">Primary</Button>
          <Button>Secondary</Button>
          <Button variant="quiet">Quiet</Button>
          <Button variant="danger">Danger</Button>
          <Button variant="text">Text</Button>
        </div>
        <div className="cluster">
          <Button variant="primary" busy>
            Saving…
          </Button>
          <Button disabled>Disabled</Button>
          <Button icon="plus" size="small">
            Small
          </Button>
          <Button iconAfter="arrow-right" size="large" variant="primary">
            Large
          </Button>
          <Button icon="edit" iconOnly>
            Edit
          </Button>
          <Button
            id="toast"
            type="button"
            onClick={() => showToast({ message: "Event type deleted.", action: undo })}
          >
            Show a toast
          </Button>
        </div>
      </div>
    </Card>
  );
}

const lifeOfABooking = [
  { key: "made", label: "Booked", detail: "Jul 2, 16:04", state: "past" },
  { key: "met", label: "Meeting", detail: "Today, 14:30", state: "current" },
  { key: "kept", label: "Kept for 90 days", detail: "Answers and call log", state: "future" },
  { key: "gone", label: "Erased", detail: "Oct 12, a receipt stays", state: "gone" },
] as const;

const nav = [
  { href: "#bookings", label: "Bookings", icon: "calendar", current: true, count: 4 },
  { href: "#event-types", label: "Event types", icon: "list" },
  { href: "#schedules", label: "Availability", icon: "clock" },
  { href: "#members", label: "Members", icon: "users" },
  { href: "#privacy", label: "Privacy", icon: "shield" },
  { href: "#settings", label: "Settings", icon: "settings" },
] as const;

const foot = (
  <>
    <div className="cluster">
      <Avatar name="Amélie Okonkwo" />
      <div className="grow small">
        <div className="strong truncate">Amélie Okonkwo</div>
        <div className="muted truncate">amelie@okapi.example</div>
      </div>
      <Menu label="Account" up size="small">
        <a href="#profile">Profile</a>
        <button type="submit">Sign out</button>
      </Menu>
    </div>
    <div className="cluster cluster--between">
      <form method="post">
        <ThemeSwitch current="system" />
      </form>
      <LanguageSwitch
        languages={[
          { locale: "en", label: "EN", href: "?lang=en" },
          { locale: "fr", label: "FR", href: "?lang=fr" },
        ]}
      />
    </div>
  </>
);

export function DashboardGallery() {
  const [asking, setAsking] = useState(false);
  return (
    <AppShell
      homeHref="#home"
      nav={nav}
      business={<p className="shell__business">Studio Okapi</p>}
      foot={foot}
    >
      <PageHeader
        title="Bookings"
        lead="What is coming, and what has been."
        actions={
          <ButtonLink href="#new" variant="primary" icon="plus">
            New booking
          </ButtonLink>
        }
      />
      <Tabs
        label="Bookings"
        items={[
          { href: "#up", label: "Upcoming", current: true, count: 4 },
          { href: "#approve", label: "To approve", count: 1 },
          { href: "#past", label: "Past" },
          { href: "#cancelled", label: "Cancelled" },
        ]}
      />
      <div className="stack stack--loose">
        <StatGroup>
          <Stat label="This week" value="12" note="3 more than last week" />
          <Stat label="Next meeting" value="14:30" note="in 25 minutes" />
          <Stat label="Erased so far" value="1,204" note="last night: 18" />
        </StatGroup>
        <Card look="flush">
          <BookingsTable onCancel={() => setAsking(true)} />
        </Card>
        <Pagination page={2} pages={5} hrefFor={(page) => `?page=${page}`} />
        <Card title="The life of this booking" as="section">
          <Timeline label="The life of this booking" steps={lifeOfABooking} />
        </Card>
        <Buttons />
        <div className="stack">
          <Alert title="Your page is live">Share its link, or open it as a visitor would.</Alert>
          <Alert tone="success">Saved. New bookings follow these hours from now on.</Alert>
          <Alert
            tone="warning"
            title="No calendar is connected"
            actions={<Button size="small">Connect</Button>}
          >
            Parley only knows what is booked here.
          </Alert>
          <Alert tone="danger">The mail server refuses the password. Mails wait until it is right.</Alert>
        </div>
        <Card>
          <EmptyState
            title="Nothing booked yet"
            actions={
              <ButtonLink href="#link" variant="primary">
                Copy your link
              </ButtonLink>
            }
          >
            When somebody books a time with you, it appears here.
          </EmptyState>
        </Card>
        <Card title="Loading" as="section">
          <Skeleton />
        </Card>
        <SettingsGallery />
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Cancel this booking?"
        confirm={
          <Button variant="danger" type="button">
            Cancel the booking
          </Button>
        }
        cancelLabel="Keep it"
      >
        <p>
          Chidi Anagonye is told by mail at once, and the time is free for others again. This cannot be
          undone.
        </p>
      </ConfirmDialog>
    </AppShell>
  );
}
