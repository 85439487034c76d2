/** Captions in calls. */
export const messages = {
  "media.consent.captions":
    "{business} offers captions in this meeting. If you agree, what you say goes in pieces of a few seconds to the transcription program of whoever runs this site, and is shown to everybody present as text. Neither the sound nor the text is kept. You can take your yes back at any time, which ends the captions at once.",
  "captions.settings.on": "Captions in meetings",
  "captions.settings.onHint":
    "Anybody in a meeting may ask for them; they begin when everybody has answered. Only those who say yes are written down, and nothing of it is kept.",
  "captions.settings.none":
    "Captions need a transcription program, which whoever runs this site has not set up (TRANSCRIBER_URL).",
  "captions.settings.gone":
    "There are none at present: whoever runs this site has set up no transcription program.",
  "captions.start": "Captions",
  "captions.stop": "End the captions",
  "captions.ask": "{name} would like captions",
  "captions.yes": "Yes, write down what I say",
  "captions.no": "No, not what I say",
  "captions.waiting": "Captions: {names} still to answer.",
  "captions.nobody": "No captions: nobody agrees to being written down.",
  "captions.on": "Captions are on.",
  "captions.leftOut": "What you say is not written down.",
  "captions.withdraw": "Stop writing down what I say",
  "captions.changeMind": "Write down what I say after all",
  "captions.failed": "The transcription program does not answer. There are no captions.",
  "captions.region": "Captions",
  "captions.larger": "Larger captions",
  "captions.smaller": "Smaller captions",
} as const satisfies Record<string, string>;
