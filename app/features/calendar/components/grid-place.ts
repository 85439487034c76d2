/**
 * Where something stands in a column, as data attributes that calendar.css turns into lengths: the page's policy
 * allows no inline style in what the server renders. Minutes are multiples of five.
 */
export function placeOf({ startMinute, minutes }: { startMinute: number; minutes: number }) {
  return {
    "data-h": Math.floor(startMinute / 60),
    "data-m": startMinute % 60,
    "data-dh": Math.floor(minutes / 60),
    "data-dm": minutes % 60,
  };
}

/** More lanes than these are drawn over each other: nobody could read them anyway. */
const lanesMax = 8;

export function laneOf({ lane, lanes }: { lane: number; lanes: number }) {
  return { "data-lane": Math.min(lane, lanesMax - 1), "data-lanes": Math.min(lanes, lanesMax) };
}
