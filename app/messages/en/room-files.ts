/** Files in a room's chat, which go from browser to browser. */
export const messages = {
  "room.file.attach": "Send files",
  "room.file.drop": "Drop files here to send them to everyone who is present",
  "room.file.save": "Save {name}",
  "room.file.saveShort": "Save",
  "room.file.cancel": "Cancel {name}",
  "room.file.cancelShort": "Cancel",
  "room.file.progress": "{name}: progress",
  "room.file.kind": "{ending} · {size}",
  "room.file.picture": "Picture: {name}",
  "room.file.waiting": "Waiting for the one before",
  "room.file.sending": "{count, plural, one {Sending to one person} other {Sending to # people}}",
  "room.file.receiving": "Receiving",
  "room.file.sent":
    "{count, plural, one {Sent to the one person present} other {Sent to the # people present}}",
  "room.file.sentSome":
    "{count, plural, one {Reached {got} of one person} other {Reached {got} of # people}}",
  "room.file.here": "Received, not a bit is missing",
  "room.file.cancelled": "Cancelled",
  "room.file.cancelledMine": "Cancelled before anyone had all of it",
  "room.file.broken": "{name} was gone before all of it was here",
  "room.file.brokenMine": "The connection ended before anyone had all of it",
  "room.file.damaged": "It arrived damaged and was thrown away. Ask for it again.",
  "room.file.damagedMine": "It arrived damaged. Send it again.",
  "room.file.refused":
    "Not received: this page holds as many files as it can. Leave and join again to make room.",
  "room.file.refusedMine": "It was declined on the other side",
  "room.file.tooLarge": "“{name}” is too large: a file may have up to 10 MB.",
  "room.file.empty": "“{name}” is empty or a folder, so there is nothing to send.",
  "room.file.nobody": "“{name}” was not sent: nobody can be reached right now.",
};
