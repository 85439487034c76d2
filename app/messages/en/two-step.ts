/** The second step at signing in: an app's code, and recovery codes. */
export const messages = {
  "twoStep.title": "Second step at signing in",
  "twoStep.text": "Besides the password, signing in then asks for a code of an app on your phone.",
  "twoStep.on": "On",
  "twoStep.off": "Off",
  "twoStep.setUp": "Set up the second step",
  "twoStep.change": "Change the second step",
  "twoStep.codesLeft":
    "{count, plural, =0 {No recovery codes are left: make new ones.} one {One recovery code is left.} other {# recovery codes are left.}}",
  "twoStep.isOffNow": "The second step is off. Signing in takes the password alone.",
  "twoStep.leadOff":
    "Whoever learns your password cannot sign in with it alone then. You need an app that makes codes: any that knows the usual kind (TOTP) will do.",
  "twoStep.leadBegun": "Scan the picture with your app, then type the code that it shows.",
  "twoStep.leadOn": "Give a code to make new recovery codes, or to turn the second step off.",
  "twoStep.begin": "Set it up",
  "twoStep.picture": "QR code with the key for your app",
  "twoStep.key": "If you cannot scan it, type this key into the app:",
  "twoStep.firstCode": "Six digits that the app shows",
  "twoStep.confirm": "Turn it on",
  "twoStep.drop": "Not now",
  "twoStep.onSince": "On since {time}",
  "twoStep.code": "Code",
  "twoStep.codeHint": "Six digits of your app, or one of your recovery codes.",
  "twoStep.newCodes": "Make new recovery codes",
  "twoStep.turnOff": "Turn it off",
  "twoStep.codesTitle": "Your recovery codes",
  "twoStep.codesLead":
    "Each of them stands in for the app once, if your phone is lost. Keep them somewhere else than on it: they are shown this one time only.",
  "twoStep.isOnNow": "The second step is on. Codes made earlier count no longer.",
  "twoStep.codesKept": "I have kept them",
  "twoStep.signInTitle": "The second step",
  "twoStep.signInLead": "Your password is right. Now give the code that your app shows.",
  "twoStep.noCodes": "No app and no recovery code any more? Then write to whoever runs this site.",
  "twoStep.noticeLate":
    "The second step took too long, or was changed meanwhile. Please give your password again.",
  "twoStep.errorMissing": "Give a code.",
  "twoStep.errorWrong":
    "This code is not right, or was used already. Codes change every half minute: try the next one.",
};
