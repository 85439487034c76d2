export const messages = {
  "room.settings.title": "Calls",
  "room.settings.text": "How the browsers of those who meet find each other.",
  "room.settings.noRelay": "Some people may fail to connect",
  "room.settings.noRelayText":
    "This Parley has no relay, so calls go straight from browser to browser. Behind strict firewalls and on some mobile networks, about 15 to 22 of 100 people cannot connect that way. Whoever runs this Parley can set up a relay (TURN_URLS).",
  "room.settings.noRelayButWanted":
    "Calls were to go by the relay alone, but this Parley has none any more: they go straight from browser to browser, and show network addresses to those who meet. Whoever runs this Parley can set up a relay (TURN_URLS).",
  "room.settings.byRelay": "Hide network addresses from each other",
  "room.settings.byRelayHint":
    "Calls then go by the relay alone, encrypted as always. Otherwise the browsers of those who meet learn each other’s network address, from which a town can be guessed. Sound and picture take a little longer.",
  "room.noScript": "A video meeting needs JavaScript. Please allow it for this site and load the page again.",

  "room.lobby.with": "with {name}",
  "room.lobby.opening": "Opening the room…",
  "room.lobby.comingBack": "Taking you back to your seat…",
  "room.lobby.starting": "Starting your camera and microphone. Your browser may ask for permission.",
  "room.lobby.name": "Your name",
  "room.lobby.nameHint": "The others see it.",
  "room.lobby.kept":
    "{business} keeps that you were here, under this name, for {days, plural, =36500 {as long as it is on this site} one {one day} other {# days}} after the call.",
  "room.lobby.nameMissing": "Enter your name, so that the host knows who is asking.",
  "room.lobby.join": "Join now",
  "room.lobby.ask": "Ask to join",
  "room.lobby.present": "{count, plural, one {{names} is in the room.} other {{names} are in the room.}}",
  "room.lobby.empty": "Nobody is in the room yet.",
  "room.lobby.camera": "Camera",
  "room.lobby.microphone": "Microphone",
  "room.lobby.deviceNumber": "Device {number}",
  "room.lobby.noDevice": "None found",
  "room.lobby.levelHint": "Say something: the bar moves when the microphone hears you.",
  "room.lobby.levelMuted": "Your microphone is off.",

  "room.speaker.label": "Speaker",
  "room.speaker.test": "Test the speaker",
  "room.speaker.playing": "Three notes are playing…",
  "room.speaker.played": "Did you hear three notes? If not, turn up the volume or choose another speaker.",
  "room.speaker.failed": "The sound could not be played. Check that this tab is not muted.",

  "room.blur.label": "Blur the background",
  "room.blur.hint": "The others see you, and not the room behind you. The work is done in this browser.",
  "room.blur.starting": "Preparing the blur…",
  "room.blur.slow.title": "This device is too slow to blur the background",
  "room.blur.failed.title": "The background could not be blurred",
  "room.blur.trouble.text":
    "The camera is off, so that nobody sees the room behind you without your saying so.",
  "room.blur.without": "Turn the camera on without blur",

  "room.test.open": "Test the connection",
  "room.test.title": "Connection test",
  "room.test.lead": "What a call needs, tried from this browser. The result stays on this page.",
  "room.test.running": "Testing…",
  "room.test.done": "The test is done.",
  "room.test.again": "Test again",
  "room.test.copy": "Copy the result",
  "room.test.about.server": "This site",
  "room.test.about.call": "The way to the others",
  "room.test.about.relay": "The way around",
  "room.test.about.speed": "Speed",
  "room.test.verdict.good": "Good",
  "room.test.verdict.fair": "Fair",
  "room.test.verdict.bad": "Problem",
  "room.test.server.reached": "The room answers, in {milliseconds} ms.",
  "room.test.server.slow":
    "The room answers, but slowly ({milliseconds} ms). Joining may take a moment. A busy connection or a VPN is the usual reason.",
  "room.test.server.unreachable":
    "The room does not answer. Check that you are online. At work, a firewall may block it: try another network, or your phone’s.",
  "room.test.call.open": "Sound and picture can go straight to the others.",
  "room.test.call.inside":
    "Calls work in your own network. Whether they leave it is unknown: this site has not been told of a server that could say.",
  "room.test.call.closed":
    "Your network does not let calls out by the straight way. {relay, select, works {They go around it, which works.} other {Try without VPN, or another network, such as your phone’s.}}",
  "room.test.call.blocked":
    "This browser does not allow calls at all. An extension for privacy or the rules of your company may be the reason. Try another browser.",
  "room.test.relay.works":
    "Where the straight way is closed, your call takes a detour through this site’s relay.",
  "room.test.relay.fails":
    "This site’s relay could not be reached. Where the straight way is closed, the call will not come about. Try another network.",
  "room.test.relay.none":
    "This site has no relay. Behind very strict networks, such as some companies’ and hotels’, a call may not come about.",
  "room.test.relay.later":
    "Whether there is a way around a closed network shows once the host has let you in.",
  "room.test.speed.group": "{speed} Mbit/s: enough for a group with pictures.",
  "room.test.speed.two": "{speed} Mbit/s: enough for a conversation with pictures.",
  "room.test.speed.sound":
    "{speed} Mbit/s: enough for sound. Turn your camera off if the conversation falters, and stop other downloads.",
  "room.test.speed.poor":
    "{speed} Mbit/s: too little even for sound. Move closer to your router, use a cable, or try your phone’s network.",
  "room.test.speed.unknown": "The speed could not be measured this time.",

  "room.asking.title": "You asked to join",
  "room.asking.hostPresent":
    "The host sees your name, {name}, and will let you in. Please keep this page open.",
  "room.asking.hostAbsent":
    "The host is not here yet and will see your name, {name}, on arrival. Please keep this page open.",

  "room.call.stage": "Meeting",
  "room.call.devices": "Camera and microphone",
  "room.tile.you": "You",
  "room.tile.guest": "{name} (guest)",
  "room.tile.muted": "Microphone off",
  "room.tile.screen": "{name}’s screen",
  "room.tile.myScreen": "Your screen, as the others see it",
  "room.stage.grid": "Show everyone the same size",
  "room.stage.speaker": "Show the speaker large",
  "room.stage.selfOff": "Hide my own picture from me",
  "room.stage.selfOn": "Show me my own picture",
  "room.tile.pin": "Keep {name} large",
  "room.line.label": "Connection to {name}: {bars} of 4 bars",
  "room.line.title": "Connection to {name}",
  "room.line.close": "Close",
  "room.line.fine": "The connection to {name} is good.",
  "room.line.none": "Nothing arrives from {name} at the moment. Parley is looking for another way.",
  "room.line.loss.little": "A little of what {name} sends gets lost. You may notice it now and then.",
  "room.line.loss.much":
    "A part of what {name} sends gets lost: sound may crackle and pictures may freeze for moments.",
  "room.line.loss.most":
    "So much of what {name} sends gets lost that speech may become hard to follow. A place nearer to the wireless router or a cable helps, on either side; so does turning cameras off.",
  "room.line.delay.little":
    "What {name} says arrives a little late. You may interrupt each other now and then.",
  "room.line.delay.much":
    "What {name} says arrives late. Short pauses help, so that you do not interrupt each other.",
  "room.line.delay.most":
    "What {name} says arrives more than a second late. Turning cameras off and stopping downloads helps, on either side.",
  "room.line.lost": "Lost on the way",
  "room.line.delay": "There and back",
  "room.line.rate": "Received",
  "room.line.way": "Way",
  "room.line.ms": "{ms} ms",
  "room.line.mbit": "{rate} Mbit/s",
  "room.line.relayed": "through a relay",
  "room.line.direct": "straight from browser to browser",
  "room.tile.connecting": "Connecting…",
  "room.tile.unsteady": "Poor connection, reconnecting…",
  "room.tile.lost": "{name}’s connection was lost. Waiting for them to come back…",
  "room.tile.away": "{name} will be right back…",

  "room.waiting.for": "Waiting for {names}",
  "room.waiting.alone": "You are the only one here",
  "room.waiting.text": "You are connected. They come in as soon as they join.",

  "room.control.all": "Call controls",
  "room.control.mute": "Mute",
  "room.control.unmute": "Unmute",
  "room.control.cameraOff": "Turn camera off",
  "room.control.cameraOn": "Turn camera on",
  "room.control.screenOn": "Share your screen",
  "room.control.screenOff": "Stop sharing your screen",
  "room.control.chat": "Chat",
  "room.control.chatUnread": "Chat, {count, plural, one {# new message} other {# new messages}}",
  "room.control.leave": "Leave",

  "room.more": "More",
  "room.fullScreen.on": "Full screen",
  "room.fullScreen.off": "Leave full screen",
  "room.picture.on": "Small window above others",
  "room.picture.off": "Close the small window",
  "room.muted.hint": "You are muted: the others do not hear you. Press M to speak.",
  "room.muted.hintTalk": "You are muted: the others do not hear you. Hold the space bar to speak.",
  "room.noise.label": "Take out background noise",
  "room.noise.hint": "Turn it off for music: the browser takes instruments for noise.",
  "room.talk.label": "Push to talk",
  "room.talk.hint": "While you are muted, you are heard as long as you hold the space bar.",

  "room.keys.title": "Keyboard shortcuts",
  "room.keys.microphone": "Mute or unmute",
  "room.keys.talk": "Hold to speak while muted, where push to talk is on",
  "room.keys.camera": "Camera on or off",
  "room.keys.chat": "Open or close the chat",
  "room.keys.screen": "Share your screen, or stop",
  "room.keys.fullScreen": "Full screen",
  "room.keys.picture": "Small window above others",
  "room.keys.list": "This list",
  "room.keys.close": "Close what is open, leave full screen",
  "room.keys.space": "Space",
  "room.keys.escape": "Esc",

  "room.chat.title": "Chat",
  "room.chat.close": "Close the chat",
  "room.chat.log": "Messages",
  "room.chat.empty":
    "Messages go straight to the others and are gone when the call ends. Parley’s server never sees them.",
  "room.chat.field": "Write a message",
  "room.chat.alone": "Nobody else is here yet",
  "room.chat.send": "Send",

  "room.notice.came": "{name} joined.",
  "room.notice.back": "{name} is back.",
  "room.notice.lost": "{name}’s connection was lost.",
  "room.notice.left": "{name} left.",
  "room.notice.gone": "{name} did not come back.",
  "room.notice.knock": "{name} would like to join.",

  "room.knock.title": "At the door",
  "room.knock.wants": "{name} would like to join.",
  "room.knock.admit": "Let in",
  "room.knock.decline": "Decline",
  "room.knock.tellMe": "Tell me when somebody knocks",
  "room.knock.tabTitle": "Somebody is knocking",
  "room.knock.somebody": "They would like to join your meeting.",

  "room.sound.blocked": "Your browser is holding the sound back until you allow it.",
  "room.sound.allow": "Turn the sound on",

  "room.socket.lost": "The server cannot be reached. Trying again…",
  "room.socket.lostInCall": "The server cannot be reached. Your call goes on; reconnecting…",

  "room.problem.retry": "Try again",
  "room.problem.deniedBoth.title": "Camera and microphone are blocked",
  "room.problem.deniedCamera.title": "The camera is blocked",
  "room.problem.deniedMicrophone.title": "The microphone is blocked",
  "room.problem.denied.text":
    "Allow them for this site as shown here, then try again. You can also join without: you will see and hear the others.",
  "room.problem.system.text":
    "The settings of your computer or phone keep this browser from them. Open them, look under privacy for camera and microphone, allow this browser, then try again.",
  "room.problem.missingBoth.title": "No camera or microphone was found",
  "room.problem.missingCamera.title": "No camera was found",
  "room.problem.missingMicrophone.title": "No microphone was found",
  "room.problem.missing.text":
    "Plug one in or switch it on, then try again. You can also join without: you will see and hear the others, and the chat is there.",
  "room.problem.busyCamera.title": "The camera is in use",
  "room.problem.busyMicrophone.title": "The microphone is in use",
  "room.problem.busy.text":
    "Another program holds it. Close other video calls, then try again. You can also join without.",
  "room.problem.unpluggedCamera.title": "The camera was disconnected",
  "room.problem.unpluggedMicrophone.title": "The microphone was disconnected",
  "room.problem.unplugged.text": "Plug it in again or choose another one, then try again.",
  "room.problem.failedCamera.title": "The camera did not start",
  "room.problem.failedMicrophone.title": "The microphone did not start",
  "room.problem.failed.text":
    "Try again. If that does not help, restart the browser. You can also join without.",
  "room.problem.insecure.title": "Camera and microphone need a secure address",
  "room.problem.insecure.text":
    "Browsers allow them only where the address begins with https. Ask whoever runs this site; you can join and watch until then.",
  "room.guide.title": "Where to allow it",
  "room.guide.chrome.picture":
    "A browser window: the sign at the left end of the address is marked, and below it are switches for camera and microphone.",
  "room.guide.chrome.steps":
    "Press the sign at the left end of the address bar. Switch camera and microphone on there. Then press “Try again”.",
  "room.guide.firefox.picture":
    "A Firefox window: the crossed-out camera in the address bar is marked, and below it is a small cross beside “Blocked”.",
  "room.guide.firefox.steps":
    "Press the crossed-out camera in the address bar. Press the small cross beside “Blocked”. Then press “Try again”: Firefox asks once more.",
  "room.guide.safari.picture":
    "A Mac’s menu bar: the menu Safari is open, and the settings for this website are marked.",
  "room.guide.safari.steps":
    "In the menu bar choose Safari, then the settings for this website. Set camera and microphone to “Allow”. Then press “Try again”.",
  "room.guide.iphone.picture":
    "A phone: the sign at the left end of the address is marked, and above it are switches for camera and microphone.",
  "room.guide.iphone.steps":
    "Press the sign at the left end of the address bar, then the settings for this website. Allow camera and microphone, and load the page again. In other browsers than Safari: open the iPhone’s settings, choose the browser’s name, and switch both on.",
  "room.guide.android.picture":
    "A phone: the sign at the left end of the address is marked, and below it are switches for camera and microphone.",
  "room.guide.android.steps":
    "Press the sign at the left end of the address bar, then “Permissions”. Switch camera and microphone on. Then press “Try again”.",
  "room.guide.other.picture": "A browser window: a sign in the address bar is marked.",
  "room.guide.other.steps":
    "Press the camera or lock sign in the address bar, choose “Allow”, then press “Try again”.",

  "room.taken.microphone": "Your phone or computer has taken the microphone",
  "room.taken.camera": "Your phone or computer has taken the camera",
  "room.taken.text":
    "Another call or program uses it right now. It comes back by itself as soon as that is over; until then the others get nothing from it.",

  "room.lobby.joinSound": "You come in with your voice, and without a picture.",
  "room.lobby.joinPicture":
    "You come in with your picture. The others cannot hear you; you can write to them in the chat.",
  "room.lobby.joinListen": "You come in to watch and listen, and can write in the chat.",

  "room.unsupported.title": "This browser cannot hold video calls",
  "room.unsupported.text":
    "Open the meeting in a current version of Chrome, Edge, Firefox or Safari. Inside another app, choose “Open in browser”, or copy the link and take it there.",
  "room.unsupported.link": "Link to this meeting",
  "room.unsupported.linkIsYours": "This link is yours alone: whoever opens it comes in as you.",
  "room.unsupported.reach.host": "No other browser at hand? Tell {name}: the address is with the booking.",
  "room.unsupported.reach.attendee":
    "No other browser at hand? Answer your confirmation mail: the answer reaches {name} at {business}.",
  "room.unsupported.reach.guest": "No other browser at hand? Tell whoever sent you this link.",

  "room.early.title": "You are early",
  "room.early.opens": "The room opens on {time}.",
  "room.early.days": "{count, plural, one {in # day} other {in # days}}",
  "room.early.enter": "Enter the room",
  "room.early.hint": "You can leave this page open: it lets you in by itself.",

  "room.ended.left.title": "You left the meeting",
  "room.ended.left.text": "Camera and microphone are off. Did you leave by mistake? The room is still open.",
  "room.ended.rejoin": "Join again",
  "room.ended.declined.title": "You were not let in",
  "room.ended.declined.text":
    "The host did not let you into this meeting. If you were invited, use the link from your own invitation.",
  "room.ended.turnedAway.text":
    "The host said no several times, so this page asks no more. If you are expected, use the link from your own invitation, or write to {business}.",
  "room.ended.askAgain": "Ask again",
  "room.ended.replaced.title": "You joined from another window",
  "room.ended.replaced.text": "The meeting goes on there, so camera and microphone were turned off here.",
  "room.ended.useHere": "Use this window instead",
  "room.ended.over.title": "This room has closed",
  "room.ended.over.text": "“{title}” took place on {when}. Its room closed an hour after the end.",
  "room.ended.cancelled.title": "This appointment was cancelled",
  "room.ended.cancelled.text": "“{title}” on {when} does not take place, so its room is closed.",
  "room.ended.moved.text": "“{title}” was moved to {when}. The room opens a quarter of an hour before.",
  "room.ended.reload": "See when it opens",
  "room.ended.unknown.title": "This room no longer exists",
  "room.ended.unknown.text": "The appointment was deleted, and its room with it.",
  "room.ended.toDashboard": "Go to your bookings",
  "room.ended.toBusiness": "Go to {business}",

  "room.log.title": "Calls",
  "room.log.lead":
    "Which meetings took place, for how long, and who was there. Nothing that was said or shown is kept. Times are in the zone of {zone}.",
  "room.log.caption": "Calls, the latest first",
  "room.log.when": "When",
  "room.log.meeting": "Meeting",
  "room.log.duration": "Duration",
  "room.log.people": "Who",
  "room.log.end": "How it ended",
  "room.log.running": "Running now",
  "room.log.end.left": "Somebody left",
  "room.log.end.connection_lost": "Connection lost",
  "room.log.end.time_over": "The room closed",
  "room.log.end.server_stopped": "The server stopped",
  "room.log.guest": "{name} (guest)",
  "room.log.emptyTitle": "No calls yet",
  "room.log.emptyText": "When two people have met in a room, the call appears here.",
  "room.log.seconds": "{seconds, plural, one {# second} other {# seconds}}",
  "room.log.minutes": "{minutes} min",
  "room.log.hours": "{hours} h {minutes} min",
} as const satisfies Record<string, string>;
