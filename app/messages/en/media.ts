export const messages = {
  "media.consent.recording":
    "{business} would like to record this meeting: your picture and your voice, your name, and what you show. The recording is encrypted and {days, plural, =0 {erased as soon as it ends} one {erased after # day} other {erased after # days}}; until then the members of {business} can watch it. You can say no and stay: then you are left out. You can take back a yes at any time: then the recording ends, and you can have it erased.",
  "media.consent.photograph":
    "One photograph of the picture that your camera shows now. It is encrypted and {days, plural, =0 {erased at once} one {erased after # day} other {erased after # days}}; until then you, whoever takes it and the members of {business} can see it. You can say no, and you can have it erased later.",

  "media.recording.start": "Record the meeting",
  "media.recording.stop": "Stop recording",
  "media.recording.on": "Recording",
  "media.recording.onText": "{name} is recording this meeting.",
  "media.recording.paused": "Not recording",
  "media.recording.waiting": "Not recording: {names} still to answer.",
  "media.recording.tooFew": "Not recording: too few people agree to it.",
  "media.recording.off": "The recording has ended.",
  "media.recording.ask": "{name} wants to record this meeting",
  "media.recording.yes": "Yes, record me",
  "media.recording.no": "No, leave me out",
  "media.recording.withdraw": "Stop recording me",
  "media.recording.leftOut": "You are left out of it.",
  "media.recording.changeMind": "Record me after all",
  "media.recording.failed":
    "The recording could not go on: the server did not take it. What came before is kept.",
  "media.recording.unsupported": "This browser cannot record.",
  "media.lobby.notice":
    "This meeting may be recorded, or a photograph taken. You are asked first: nothing of you is kept unless you say yes.",

  "media.photograph.take": "Take a photograph of {name}",
  "media.photograph.ask": "{name} wants to take a photograph of you",
  "media.photograph.yes": "Yes, take it",
  "media.photograph.no": "No",
  "media.photograph.asked": "{name} is asked whether you may.",
  "media.photograph.refused": "{name} does not want to be photographed.",
  "media.photograph.camera-off": "{name} has the camera off, so there is nothing to photograph.",
  "media.photograph.not-allowed": "Photographs are switched off here.",
  "media.photograph.granted": "The photograph of {name} is being taken.",
  "media.photograph.kept": "The photograph of {name} is kept with the booking.",
  "media.photograph.failed": "The photograph could not be kept.",
  "media.photograph.ofYou": "{name} is taking a photograph of you.",

  "media.settings.records": "Hosts may record meetings",
  "media.settings.recordsHint":
    "Each person in the meeting is asked, in writing, and left out unless they say yes. Who comes later is asked before it goes on.",
  "media.settings.photographs": "People may take photographs of each other in meetings",
  "media.settings.photographsHint":
    "Only while the camera is on, and only after a yes to each single photograph.",

  "media.list.title": "Recordings and photographs",
  "media.list.recording": "Recording of {at}",
  "media.list.photograph": "Photograph of {at}",
  "media.list.who": "With {names}, by their consent",
  "media.list.length": "{minutes, number}:{seconds}",
  "media.list.erased": "Erased on {date}",
  "media.list.finishing": "Being put in order",
  "media.list.download": "Download",
  "media.list.delete": "Delete",
  "media.list.deleteTitle": "Delete for good?",
  "media.list.deleteText": "Nobody can bring it back.",
  "media.list.deleted": "It is deleted for good.",
  "media.list.held": "A claim or an order keeps this booking: nothing of it is deleted.",
  "media.fact.recording": "Recording of {at}, {length}; erased on {date}",
  "media.fact.photograph": "Photograph of {at}; erased on {date}",
  "media.unknownPerson": "a guest",
} as const satisfies Record<string, string>;
