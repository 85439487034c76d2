/** Strikes in a worker: timers of a page that is not looked at strike once a second at most. */
const picturesPerSecond = 15;

setInterval(() => postMessage(null), 1000 / picturesPerSecond);
