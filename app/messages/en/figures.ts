/** Figures that name nobody. */
export const messages = {
  "figures.title": "Figures",
  "figures.lead":
    "Meetings that took place, counted for nobody in particular. The numbers stay when bookings are erased. Fewer than ten are not told, so that no number points at somebody.",
  "figures.caption": "Meetings by month",
  "figures.chart": "Meetings by month, as bars. The table below says the same in numbers.",
  "figures.month": "Month",
  "figures.meetings": "Meetings",
  "figures.count": "{count, number}",
  "figures.few": "fewer than ten",
  "figures.empty": "No month to draw yet",
  "figures.emptyText": "As soon as a month has ten meetings, it stands here.",
} as const satisfies Record<string, string>;
