export const messages = {
  "time.region.africa": "Africa",
  "time.region.america": "Americas",
  "time.region.antarctica": "Antarctica",
  "time.region.arctic": "Arctic",
  "time.region.asia": "Asia",
  "time.region.atlantic": "Atlantic Ocean",
  "time.region.australia": "Australia",
  "time.region.europe": "Europe",
  "time.region.indian": "Indian Ocean",
  "time.region.pacific": "Pacific Ocean",
  "time.region.other": "Universal time and others",
} as const satisfies Record<string, string>;
