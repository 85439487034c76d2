/** The page's polite live region: it stays while the frame around the content is swapped. */
export const announcer = document.getElementById("announcer");

export function announce(text: string | null | undefined) {
  if (announcer) announcer.textContent = text ?? "";
}
