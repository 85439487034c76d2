export const messages = {
  "account.name": "Your name",
  "account.nameHint": "As the people you meet should read it.",
  "account.email": "E-mail address",
  "account.password": "Password",
  "account.newPassword": "New password",
  "account.currentPassword": "Present password",
  "account.passwordHint":
    "At least 10 characters. Three or four words in a row are easy to keep and hard to guess.",
  "account.language": "Language",
  "account.languageHint": "Of the pages here and of the mails that Parley sends you.",
  "account.timeZone": "Time zone",
  "account.timeZoneHint": "In which dates and times are shown to you.",
  "account.english": "English",
  "account.french": "Français",

  "account.signUpTitle": "Create your account",
  "account.signUpLead": "A page of your own where people book a time and meet you by video.",
  "account.signUp": "Create account",
  "account.adult": "I am 18 or older",
  "account.errorAdult": "Accounts are for adults: tick the box if you are one.",
  "account.haveAccount": "You have an account?",
  "account.signInLink": "Sign in",
  "account.noAccount": "No account yet?",
  "account.signUpLink": "Create one",

  "account.sentTitle": "Look into your mailbox",
  "account.sentText":
    "We have sent you a link. Open it to confirm your address; after that your account is ready. The link works for 48 hours.",
  "account.sentNothing":
    "Nothing there? Look among the unwanted mail, or sign up again with the same address. If the address already has an account, no second one is made: sign in, or choose a new password.",
  "account.outbox": "This Parley keeps mail on its own machine. Open the outbox",

  "account.verifyTitle": "Confirm your address",
  "account.verifyText": "You signed up with {email}. One press and your account is ready.",
  "account.verifyPasswordText":
    "This is another browser than the one that signed up for {email}, so we ask for the password that was chosen there.",
  "account.verifyNotYou":
    "It was not you? Close this page: without your consent the account goes within 48 hours.",
  "account.verify": "Confirm and continue",
  "account.linkGoneTitle": "This link no longer works",
  "account.verifyGone":
    "It was used already, its time has run out, or a newer mail has taken its place. If your address is confirmed, just sign in. Otherwise sign up again with the same address and you get a new link.",
  "account.resetGone":
    "It was used already, its time has run out, or a newer mail has taken its place. You can ask for another one.",
  "account.linkUnknownTitle": "This link is not complete",
  "account.linkUnknown":
    "Part of the address is missing or was changed. Open the link from the mail again, or copy it whole.",

  "account.signInTitle": "Sign in",
  "account.signIn": "Sign in",
  "account.signOut": "Sign out",
  "account.forgot": "Forgotten your password?",
  "account.noticePassword": "Your new password is set. Sign in with it.",
  "account.noticeSignedOut": "You are signed out.",

  "account.forgotTitle": "Choose a new password",
  "account.forgotLead": "Tell us the address of your account and we send you a link.",
  "account.forgotSend": "Send the link",
  "account.forgotSentTitle": "Look into your mailbox",
  "account.forgotSentText":
    "If an account has this address, a link to choose a new password is on its way. It works for one hour, once.",
  "account.backToSignIn": "Back to signing in",

  "account.resetTitle": "Choose a new password",
  "account.resetLead":
    "For {email}. You will be signed out everywhere and sign in again with the new password.",
  "account.reset": "Set the new password",

  "account.confirmTitle": "Is it you?",
  "account.confirmLead":
    "What comes next concerns everything in the account of {email}. Give its password once more; for five minutes nothing asks again.",
  "account.confirm": "Continue",
  "account.confirmBack": "Back to your account",

  "account.title": "Your account",
  "account.backToDashboard": "Dashboard",
  "account.profileTitle": "Profile",
  "account.profileText": "Your name stands on your booking pages and in mails about your appointments.",
  "account.emailFixed": "You sign in with this address.",
  "account.emailChangeLink": "Use another address",
  "account.emailSaved": "Your account has its new address. You are signed out everywhere else.",
  "account.emailTitle": "Another address for your account",
  "account.emailLead":
    "You sign in with {email}. We mail a link to the new address; nothing changes until you open it and confirm.",
  "account.emailNew": "New e-mail address",
  "account.emailSend": "Send the link",
  "account.emailWaiting": "A link is on its way to {email}",
  "account.emailWaitingText":
    "It works until {time}, once. If nothing comes, look at the address again: one that has an account here already cannot have a second one.",
  "account.emailDrop": "Keep the present address",
  "account.emailAfter":
    "Pages, calendars, links and bookings stay as they are. The old address is told, and can take the change back for seven days.",
  "account.emailConfirmTitle": "Confirm your new address",
  "account.emailConfirmText":
    "Your account, now {from}, gets the address {to}. You are signed out everywhere else.",
  "account.emailConfirmPassword":
    "The account of {from} gets the address {to}. You are not signed in to it here, so we ask for its password.",
  "account.emailConfirm": "Use this address",
  "account.emailGone":
    "It was used already, its time has run out, a newer mail has taken its place, or the address belongs to an account by now. In your account you can ask for another one.",
  "account.emailUndoTitle": "Take the change back",
  "account.emailUndoText":
    "Your account gets its address {from} back. Everybody is signed out, the password counts no longer, and a mail brings you a link to choose a new one.",
  "account.emailUndo": "Take it back",
  "account.emailUndoGone":
    "The change was taken back already, or its seven days are over. If you lost an account that is yours, write to whoever runs this site.",
  "account.noticeEmail": "Your account has its new address. Sign in with it.",
  "account.noticeRestored":
    "Your account has its old address again, and nobody is signed in. The mail that we just sent holds a link to choose a new password.",
  "account.errorEmailSame": "This is the address that your account has already.",
  "account.profileRight": "Thank you. You are asked again in a year.",
  "account.question.title": "Is this still right?",
  "account.question.text":
    "Your account says that you are {name}, and that mails reach you at {email}. Your language and time zone stand there, too.",
  "account.question.right": "Yes, it is right",
  "account.question.change": "See and change it",
  "account.profileSaved": "Your profile is saved.",
  "account.passwordTitle": "Password",
  "account.passwordText": "Changing it signs you out everywhere else.",
  "account.changePassword": "Change password",
  "account.passwordSaved": "Your password is changed. All other sessions have ended.",
  "account.sessionsTitle": "Where you are signed in",
  "account.sessionsText":
    "End what you do not know. We keep the kind of browser and a shortened network address, nothing more, until 30 days after the last use.",
  "account.sessionsCaption": "Your sessions",
  "account.device": "Device",
  "account.unknownDevice": "Unknown device",
  "account.network": "Network",
  "account.since": "Since",
  "account.lastSeen": "Last used",
  "account.thisSession": "This one",
  "account.endSession": "Sign out",
  "account.endSessionOf": "Sign out {device}, last used {lastSeen}",
  "account.endOthers": "Sign out everywhere else",
  "account.sessionEnded": "The session has ended.",
  "account.secure.title": "Did somebody else come in?",
  "account.secure.text":
    "If your password or a device of yours may be in other hands, one press closes every way in: all other sessions end, your password and mailed links stop working, a second step that was turned on in the last week goes, connected calendars are cut off, and support may not look any more. We mail you a link to choose a new password.",
  "account.secure.button": "Secure my account",
  "account.secured":
    "Your account is secured. Everything else is signed out, and a link to choose a new password is on its way to you.",
  "account.othersEnded": "All other sessions have ended.",
  "account.actions": "Actions",

  "account.errorNameMissing": "Enter your name.",
  "account.errorNameLong": "Shorten the name to 100 characters.",
  "account.errorEmailMissing": "Enter your e-mail address.",
  "account.errorEmail": "Enter an e-mail address such as ada@example.com.",
  "account.errorPasswordMissing": "Enter your password.",
  "account.errorPasswordShort": "Use at least 10 characters.",
  "account.errorPasswordLong": "Use at most 200 characters.",
  "account.errorPasswordCommon":
    "Too many people use this password, so it would be tried first. Choose another one.",
  "account.errorPasswordEmail": "Leave your e-mail address out of the password.",
  "account.errorPasswordWrong": "This is not your present password.",
  "account.errorPasswordNotChosen": "This is not the password that was chosen when signing up.",
  "account.errorTimeZone": "Choose a time zone from the list.",
  "account.errorInvalid": "This cannot be read. Please enter it again.",
  "account.errorNoMatch":
    "This address and password do not match an account, or the address has not been confirmed yet. Our mail with the link to confirm it is in your mailbox.",
  "account.errorTooMany":
    "That was tried too often. Wait {minutes, plural, one {# minute} other {# minutes}} and try again.",
  "account.resumed": "Welcome back. Your pages are open again.",
  "account.pause.link": "Pause the account",
  "account.pause.title": "Pause your account",
  "account.pause.lead":
    "While you pause nobody can book your time. Nothing is erased, and one press brings everything back.",
  "account.pause.closes": "These pages are closed to visitors meanwhile, since nobody else gives time there:",
  "account.pause.closed": "These pages are closed to visitors:",
  "account.pause.ahead":
    "{count, plural, =0 {Nothing is booked with you.} one {One booking with you is still ahead. It stays as it is.} other {# bookings with you are still ahead. They stay as they are.}}",
  "account.pause.button": "Pause now",
  "account.pause.paused": "Your account is paused",
  "account.pause.since": "Since {since} nobody can book your time. Everything is kept as it was.",
  "account.pause.back": "Come back",
  "account.pause.toAccount": "To the account",
  "account.pause.toData": "Take a copy of your data",
} as const satisfies Record<string, string>;
