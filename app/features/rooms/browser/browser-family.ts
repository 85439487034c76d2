/** Browsers that ask for cameras in the same way, and let people change their answer in the same place. */
export type BrowserFamily = "chrome" | "firefox" | "safari" | "iphone" | "android" | "other";

type Browser = { userAgent: string; maxTouchPoints: number };

/** Which advice fits. iPads call themselves Macs, and only their touch gives them away; all browsers on iOS are alike. */
export function browserFamily({ userAgent, maxTouchPoints }: Browser): BrowserFamily {
  const isApple = /Macintosh/.test(userAgent);
  if (/iPhone|iPad|iPod/.test(userAgent) || (isApple && maxTouchPoints > 1)) return "iphone";
  if (/Android/.test(userAgent)) return /Firefox/.test(userAgent) ? "other" : "android";
  if (/Firefox\//.test(userAgent)) return "firefox";
  if (/Chrome\/|Chromium\//.test(userAgent)) return "chrome";
  return isApple && /Safari\//.test(userAgent) ? "safari" : "other";
}
