export const messages = {
  "common.appName": "Parley",
  "common.tagline": "Appointments kept. Data isn’t.",
  "common.language": "Language",
  "common.save": "Save",
  "common.cancel": "Cancel",
  "common.delete": "Delete",
  "common.edit": "Edit",
  "common.back": "Back",
  "common.undo": "Undo",
  "common.minutes": "{count, plural, one {# minute} other {# minutes}}",
} as const satisfies Record<string, string>;
