import { promisesByArea } from "../promises.ts";

/** The promises that tests show, as the program is told of them. */
export function shownPromises() {
  return Object.entries(promisesByArea).flatMap(([area, rows]) =>
    rows.flatMap(({ id, state }) =>
      "shown" in state ? [{ id, area, tests: state.shown.map(({ file, test }) => ({ file, test })) }] : [],
    ),
  );
}
