/** Languages by their own names, as whoever reads them looks for them. */
export const readerLanguages = [
  { value: "en", label: "English" },
  { value: "fr", label: "Français" },
] as const;
