/** The month as a grid for the keyboard (WAI-ARIA authoring practices): one stop for Tab, arrows from day to day. */
const daySelector = ".month .day:not(.day--outside)";

const days = () => [...document.querySelectorAll<HTMLElement>(daySelector)];

/** The chosen day, else the first free one. */
export function dayOf(): HTMLElement | undefined {
  const all = days();
  return all.find((day) => day.matches("[aria-current]")) ?? all.find((day) => day.matches("a")) ?? all[0];
}

export function enhanceGrid() {
  const table = document.querySelector(".month table");
  if (!table) return;
  table.setAttribute("role", "grid");
  for (const cell of table.querySelectorAll("td")) cell.setAttribute("role", "gridcell");
  setStop(dayOf());
}

function setStop(stop: HTMLElement | undefined) {
  for (const day of days()) day.tabIndex = day === stop ? 0 : -1;
}

/** Focuses a date's day, or the last day of the month when it is beyond; without a date, the chosen day. */
export function focusDay(date: string | null) {
  const all = days();
  const month = all[0]?.dataset["date"]?.slice(0, 7);
  const last = date?.startsWith(month ?? "-") ? all[all.length - 1] : undefined;
  const target = date === null ? dayOf() : (all.find((day) => day.dataset["date"] === date) ?? last);
  setStop(target ?? dayOf());
  target?.focus({ preventScroll: date !== null });
  if (date === null) target?.scrollIntoView({ block: "nearest" });
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/**
 * Where a key leads from the day that has the focus, or from `awaited` while another month is on its way: another day,
 * perhaps of the month before or after.
 */
export function turnOf(
  event: KeyboardEvent,
  awaited: string | null,
): { date: string; turn: "prev" | "next" | null } | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const from = awaited ?? (event.target as Element).closest<HTMLElement>(daySelector)?.dataset["date"];
  if (!from) return null;
  const start = Date.parse(`${from}T00:00Z`);
  const weekday = (new Date(start).getUTCDay() + 6) % 7;
  const forward = getComputedStyle(document.documentElement).direction === "rtl" ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowLeft: -forward,
    ArrowRight: forward,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -weekday,
    End: 6 - weekday,
  };
  const step = steps[event.key];
  const months = event.key === "PageUp" ? -1 : event.key === "PageDown" ? 1 : 0;
  if (step === undefined && months === 0) return null;
  const date = step === undefined ? sameDay(from, months) : iso(start + step * 86_400_000);
  const month = from.slice(0, 7);
  const turn = date.slice(0, 7) === month ? null : date < from ? "prev" : "next";
  return { date, turn };
}

/** The same day of another month, or its last one: `2027-01-31` a month on is `2027-02-28`. */
function sameDay(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}
