/** Tells forms the visitor's zone. Without scripts it is chosen by hand later. */
for (const field of document.querySelectorAll<HTMLInputElement>("input[data-time-zone]")) {
  field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}

export {};
