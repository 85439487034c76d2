export const messages = {
  "landing.eyebrow": "Scheduling and video rooms, on your own server",
  "landing.lead":
    "Publish a page, let customers book a time without an account, and meet them in a video room that the appointment opens. What you learn about them is erased on the day you choose.",
  "landing.signUp": "Publish your page",
  "landing.signIn": "Sign in",
  "landing.dashboard": "Open your dashboard",
  "landing.book.title": "Booked once, never twice",
  "landing.book.text":
    "Free times appear at once, in the visitor’s own zone. The database itself refuses a double booking.",
  "landing.meet.title": "Met face to face",
  "landing.meet.text":
    "The call runs from browser to browser. Nothing to install, and nobody in between listens.",
  "landing.forget.title": "Forgotten on time",
  "landing.forget.text":
    "Every booking has a day on which it is erased, with its answers, mails and call log. You get the receipt.",
  "landing.demo.title": "Try it: this is a demo",
  "landing.demo.book": "Book a time with Harbour Studio",
  "landing.demo.mails": "Read the mails that were sent",
  "landing.demo.host": "Sign in as the host",
} as const satisfies Record<string, string>;
