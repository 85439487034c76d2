import type { BookingParty } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import type { CustomersFilter } from "./customers-filter.ts";
import {
  type CustomerSeat,
  type CustomersOf,
  listCustomers,
  listSeatsOf,
} from "./customers-repository.server.ts";

const perPage = 25;

export type CustomerLine = {
  id: string;
  name: string;
  email: string;
  kept: number;
  missed: number;
  last: string | null;
  next: string | null;
};

export type CustomersPage = { filter: CustomersFilter; lines: CustomerLine[]; total: number; pages: number };

/** The people who booked with a business, as far as their bookings are kept. */
export async function customersPage(
  services: Pick<Services, "database" | "clock">,
  of: CustomersOf,
  filter: CustomersFilter,
  shown: Shown,
): Promise<CustomersPage> {
  const range = (page: number) => ({ q: filter.q, skip: (page - 1) * perPage, take: perPage });
  const found = await listCustomers(services, of, range(filter.page));
  // A page past the end is the first one: an address that was kept does not end in nothing.
  const page = found.length > 0 ? filter.page : 1;
  const rows = page === filter.page ? found : await listCustomers(services, of, range(page));
  const total = rows[0]?.total ?? 0;
  const day = (at: Date | null) => at && formatDate(at.getTime(), shown);
  return {
    filter: { ...filter, page },
    total,
    pages: Math.max(1, Math.ceil(total / perPage)),
    lines: rows.map(({ id, name, email, kept, missed, lastAt, nextAt }) => ({
      ...{ id, name, email, kept, missed },
      last: day(lastAt),
      next: day(nextAt),
    })),
  };
}

export type CustomerVisit = {
  bookingId: string;
  title: string;
  /** "#rrggbb", of the event type. */
  color: string | null;
  date: string;
  time: string;
  hosts: string;
  state: "pending" | "ahead" | "kept" | "missed" | "declined" | "expired" | "cancelled";
  cancelledBy: BookingParty | null;
};

export type CustomerPage = {
  name: string;
  email: string;
  phone: string;
  /** Of each state, how many are kept; requests that wait are to come, too. */
  ahead: number;
  kept: number;
  missed: number;
  cancelled: number;
  visits: CustomerVisit[];
};

/** One customer with all that is kept of their appointments; null where nothing is. */
export async function customerPage(
  services: Pick<Services, "database" | "clock">,
  of: CustomersOf,
  id: string,
  shown: Shown,
): Promise<CustomerPage | null> {
  const now = services.clock.now();
  const seats = await listSeatsOf(services, of, id);
  const [latest] = seats;
  if (!latest) return null;
  const visits = seats.map((seat) => visitOf(seat, shown, now));
  const count = (state: CustomerVisit["state"]) => visits.filter((visit) => visit.state === state).length;
  return {
    ...{ name: latest.name || latest.email, email: latest.email },
    phone: seats.find(({ phone }) => phone !== "")?.phone ?? "",
    ...{
      ahead: count("ahead") + count("pending"),
      kept: count("kept"),
      missed: count("missed"),
      cancelled: count("cancelled"),
      visits,
    },
  };
}

function visitOf(seat: CustomerSeat, shown: Shown, now: number): CustomerVisit {
  const { booking } = seat;
  const [startsAt, endsAt] = [booking.startsAt.getTime(), booking.endsAt.getTime()];
  return {
    ...{ bookingId: booking.id, title: booking.title, color: booking.eventType.color },
    date: formatDate(startsAt, shown),
    time: `${formatTime(startsAt, shown)} – ${formatTime(endsAt, shown)}`,
    hosts: booking.hosts.map(({ user }) => user.name).join(", "),
    state: stateOf(seat, endsAt, now),
    cancelledBy: seat.cancelledBy,
  };
}

function stateOf({ status, noShowAt }: CustomerSeat, endsAt: number, now: number): CustomerVisit["state"] {
  if (status !== "confirmed") return status;
  if (noShowAt) return "missed";
  return endsAt <= now ? "kept" : "ahead";
}
